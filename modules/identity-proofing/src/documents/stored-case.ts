import type { DocumentReading, FieldName } from '#modules/identity-documents'
import { decryptField, encryptField, type PersonKey, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { RegistryCrossing } from './crossings.ts'
import type { DocumentDoors } from './document-doors.ts'
import { type CaseRow, documentTables } from './document-tables.ts'

/** What the person says their document says; a field the document does not have is absent. */
export type TypedFields = Readonly<Partial<Record<FieldName, string>>>

/** A case with its personal fields opened. */
export type StoredCase = {
  readonly row: CaseRow
  readonly key: PersonKey
  readonly reading: DocumentReading | null
  readonly fields: TypedFields | null
  readonly crossings: readonly RegistryCrossing[] | null
  readonly appeal: string | null
}

const place = (column: string, row: string) => ({ table: 'identity_proofing.document_cases', column, row })

/** Where the still that a person agreed to lives. */
export const stillPlace = (caseId: string) => place('still', caseId)

/** Opens a case by its id; `lock` keeps others from moving it until the transaction ends. */
export async function openStoredCase(
  database: Database,
  { keyring }: Pick<DocumentDoors, 'keyring'>,
  caseId: string,
  lock: 'lock' | 'look',
): Promise<StoredCase | null> {
  if (!isUuid(caseId)) return null
  const query = documentTables(database).selectFrom('documentCases').selectAll().where('id', '=', caseId)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row ? openCaseRow(row, await readPersonKey(database, keyring, row.personId)) : null
}

export function openCaseRow(row: CaseRow, key: PersonKey): StoredCase {
  const open = (column: string, sealed: Buffer | null) =>
    sealed === null ? null : decryptField(key, place(column, row.id), sealed)
  const parsed = (column: string, sealed: Buffer | null) => JSON.parse(open(column, sealed) ?? 'null')
  return {
    row,
    key,
    reading: parsed('reading', row.readingSealed),
    fields: parsed('fields', row.fieldsSealed),
    crossings: parsed('crossings', row.crossingsSealed),
    appeal: open('appeal', row.appealSealed),
  }
}

/** What a step may change; personal fields are given open and stored sealed. */
export type CaseChange = Partial<
  Omit<
    CaseRow,
    | 'id'
    | 'personId'
    | 'iinLookup'
    | 'kind'
    | 'createdAt'
    | 'readingSealed'
    | 'fieldsSealed'
    | 'crossingsSealed'
    | 'appealSealed'
  >
> &
  Partial<Pick<StoredCase, 'reading' | 'fields' | 'crossings' | 'appeal'>>

export async function saveCase(
  trx: Database,
  { random }: Pick<DocumentDoors, 'random'>,
  { row, key }: StoredCase,
  { reading, fields, crossings, appeal, scores, formAnswer, ...plain }: CaseChange,
): Promise<void> {
  const seal = (column: string, value: unknown) => {
    if (value === undefined) return {}
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const sealed = value === null ? null : encryptField(key, place(column, row.id), text, random)
    return { [`${column}Sealed`]: sealed }
  }
  const set = {
    ...plain,
    ...seal('reading', reading),
    ...seal('fields', fields),
    ...seal('crossings', crossings),
    ...seal('appeal', appeal),
    ...(scores === undefined ? {} : { scores: JSON.stringify(scores) }),
    ...(formAnswer === undefined ? {} : { formAnswer: JSON.stringify(formAnswer) }),
  }
  if (Object.keys(set).length === 0) return
  await documentTables(trx)
    .updateTable('documentCases')
    .set(set as Partial<CaseRow>)
    .where('id', '=', row.id)
    .execute()
}

/** An id from an address may be anything. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
