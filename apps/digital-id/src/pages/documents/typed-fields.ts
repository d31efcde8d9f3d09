import type { DocumentKind, FieldName } from '#modules/identity-documents'
import { type CaseView, requiredFields, type TypedFields } from '#modules/identity-proofing'
import type { DateParts } from '#platform/ui'
import type { FormValues } from '#platform/web'

/** The fields of a document in the order in which it shows them. */
export const shownFields = [
  'surname',
  'name',
  'patronymic',
  'birthDate',
  'iin',
  'number',
  'issued',
  'expires',
] as const satisfies readonly FieldName[]
export type ShownField = (typeof shownFields)[number]

export const dayFields: readonly FieldName[] = ['birthDate', 'issued', 'expires']
/** Names are typed with the letters of the document, Kazakh ones too. */
export const nameFields: readonly FieldName[] = ['surname', 'name', 'patronymic']

export function isRequired(kind: DocumentKind, field: FieldName): boolean {
  return requiredFields(kind).includes(field)
}

/** What the form shows: what was typed, before that what was read, else nothing. */
export function startingFields({ typed, read }: Pick<CaseView, 'typed' | 'read'>): TypedFields {
  if (typed) return typed
  return Object.fromEntries(shownFields.flatMap((field) => (read[field] ? [[field, read[field].value]] : [])))
}

/** What was posted; a day stays in its parts, however odd they are, so that nothing is lost. */
export function fieldsOf(form: FormValues): TypedFields {
  return Object.fromEntries(
    shownFields.map((field) => [field, dayFields.includes(field) ? dayOf(form, field) : (form[field] ?? '')]),
  )
}

function dayOf(form: FormValues, field: FieldName): string {
  const part = (name: string) => (form[`${field}-${name}`] ?? '').trim()
  const [day, month, year] = [part('day'), part('month'), part('year')]
  if (!day && !month && !year) return ''
  const two = (text: string) => (/^\d$/.test(text) ? `0${text}` : text)
  return `${year}-${two(month)}-${two(day)}`
}

/** The three inputs of a day. */
export function partsOf(value: string | undefined): DateParts {
  const [year = '', month = '', day = ''] = (value ?? '').split('-')
  return { day, month, year }
}
