import { isSameName } from '#kz'
import type { DocumentKind, FieldName } from '#modules/identity-documents'
import { couldBeLatinOf, isLatin } from './same-name.ts'
import type { TypedFields } from './stored-case.ts'

/** What the State's registry says about the person, as far as a document repeats it. */
export type RegistryFacts = {
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string | undefined
  readonly latinSurname: string
  readonly latinName: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  readonly documents: readonly {
    readonly kind: DocumentKind
    readonly number: string
    readonly issuedOn: string
    readonly expiresOn: string
    readonly issuer: string
  }[]
}

/** A field of the document beside what the registry says. `registry: null`: the registry does not know it. */
export type RegistryCrossing = {
  readonly field: FieldName
  readonly typed: string
  readonly registry: string | null
  readonly agrees: boolean
}

const asked: readonly FieldName[] = ['surname', 'name', 'patronymic', 'birthDate', 'iin', 'number', 'expires']
const names: readonly FieldName[] = ['surname', 'name', 'patronymic', 'latinSurname', 'latinName']

/** Compares every confirmed field with the registry, in the order of the document. */
export function crossWithRegistry(
  kind: DocumentKind,
  typed: TypedFields,
  facts: RegistryFacts,
): readonly RegistryCrossing[] {
  const said = saidByRegistry(kind, typed, facts)
  const fields = Object.keys(said) as FieldName[]
  return fields.flatMap((field) => {
    const registry = said[field] ?? null
    const value = typed[field] ?? ''
    // A Latin spelling is read, not typed: where it is absent there is nothing to compare.
    if (value === '' && (registry === null || !asked.includes(field))) return []
    return [{ field, typed: value, registry, agrees: registry !== null && agree(field, value, registry) }]
  })
}

/** The registry's document of this kind: the one with this number, else the one that is valid longest. */
export function paperOf(
  kind: DocumentKind,
  number: string | undefined,
  { documents }: Pick<RegistryFacts, 'documents'>,
): RegistryFacts['documents'][number] | null {
  const papers = documents
    .filter((paper) => paper.kind === kind)
    .toSorted((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1))
  return (
    papers.find((paper) => withoutSpaces(paper.number) === withoutSpaces(number ?? '')) ?? papers[0] ?? null
  )
}

/** Do a typed and another value of one field mean the same? Names tolerate Latin against Cyrillic. */
export function agree(field: FieldName, one: string, other: string): boolean {
  if (!names.includes(field)) return withoutSpaces(one) === withoutSpaces(other)
  if (isSameName(one, other)) return true
  if (isLatin(one) === isLatin(other)) return false
  return isLatin(one) ? couldBeLatinOf(other, one) : couldBeLatinOf(one, other)
}

function saidByRegistry(
  kind: DocumentKind,
  typed: TypedFields,
  facts: RegistryFacts,
): Partial<Record<FieldName, string | null>> {
  const paper = paperOf(kind, typed.number, facts)
  const { surname, name, patronymic, birthDate, iin, latinSurname, latinName, sex } = facts
  return {
    surname,
    name,
    patronymic: patronymic ?? null,
    birthDate,
    iin,
    number: paper?.number ?? null,
    issued: paper?.issuedOn ?? null,
    expires: paper?.expiresOn ?? null,
    sex,
    latinSurname,
    latinName,
  }
}

function withoutSpaces(text: string): string {
  return text.normalize('NFC').toUpperCase().replace(/[\s-]/g, '')
}
