import { checkIin, type Day, isDay } from '#kz'
import type { DocumentKind, FieldName } from '#modules/identity-documents'
import type { TypedFields } from './stored-case.ts'

/** Why a typed field cannot be taken; told beside the field. */
export type FieldFaultCode = 'empty' | 'letters' | 'iin' | 'day' | 'day-order' | 'number' | 'too-long' | 'sex'
export type FieldFault = { readonly field: FieldName; readonly code: FieldFaultCode }

const longest = 120
const namesOfPeople: readonly FieldName[] = ['surname', 'name', 'patronymic', 'latinSurname', 'latinName']
const days: readonly FieldName[] = ['birthDate', 'issued', 'expires']

/** The fields a person must confirm. A candas certificate may bear no last day. */
export function requiredFields(kind: DocumentKind): readonly FieldName[] {
  const always = ['surname', 'name', 'birthDate', 'iin', 'number', 'issued'] as const
  return kind === 'candas-certificate' ? always : [...always, 'expires']
}

/** What the person typed, brought into one spelling: composed letters, single spaces, nothing empty. */
export function tidyFields(typed: TypedFields): TypedFields {
  const tidied = Object.entries(typed).map(([field, value]) => [
    field,
    value.normalize('NFC').replace(/\s+/g, ' ').trim(),
  ])
  return Object.fromEntries(tidied.filter(([, value]) => value !== ''))
}

/** Every fault of what was typed, in the order of the document. */
export function checkFields(kind: DocumentKind, fields: TypedFields, today: Day): readonly FieldFault[] {
  const empty = requiredFields(kind)
    .filter((field) => fields[field] === undefined)
    .map((field): FieldFault => ({ field, code: 'empty' }))
  const wrong = (Object.entries(fields) as [FieldName, string][]).flatMap(([field, value]) => {
    const code = faultOf(field, value, today)
    return code ? [{ field, code }] : []
  })
  return [...empty, ...wrong, ...orderFaults(fields, today)]
}

function faultOf(field: FieldName, value: string, today: Day): FieldFaultCode | null {
  if (value.length > longest) return 'too-long'
  if (namesOfPeople.includes(field))
    return /^[\p{L}\p{M}][\p{L}\p{M}\s.'’ʼ-]*$/u.test(value) ? null : 'letters'
  if (days.includes(field)) return isDay(value) ? null : 'day'
  if (field === 'iin') return checkIin(value, today).valid ? null : 'iin'
  if (field === 'number') return /^[\p{L}\d][\p{L}\d\s№/-]{2,29}$/u.test(value) ? null : 'number'
  if (field === 'sex') return value === 'male' || value === 'female' ? null : 'sex'
  return null
}

function orderFaults({ birthDate, issued, expires }: TypedFields, today: Day): readonly FieldFault[] {
  const known = (day: string | undefined): day is Day => day !== undefined && isDay(day)
  return [
    ...(known(birthDate) && birthDate > today ? [{ field: 'birthDate', code: 'day-order' } as const] : []),
    ...(known(issued) && (issued > today || (known(birthDate) && issued < birthDate))
      ? [{ field: 'issued', code: 'day-order' } as const]
      : []),
    ...(known(expires) && known(issued) && expires <= issued
      ? [{ field: 'expires', code: 'day-order' } as const]
      : []),
  ]
}
