import { readProfile } from '#modules/accounts'
import type { DocumentKind } from '#modules/identity-documents'
import { lookupIndex } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { type CaseRow, documentTables } from './document-tables.ts'

export type NewDocument = {
  readonly kind: DocumentKind
  /** Where the person goes on afterwards; must have been checked: only our own origins and registered clients. */
  readonly origin: string | null
  readonly language: Language
}

/**
 * - `started`: a draft to put pictures into; the one there was, when one of this kind had been begun
 * - `under-way`: a document of this kind is with the office already
 */
export type StartDocumentAnswer =
  | { readonly kind: 'started'; readonly caseId: string }
  | { readonly kind: 'under-way'; readonly caseId: string }
  | { readonly kind: 'gone' }

/** Begins to attach a document. Beginning twice is beginning once: a kind of document is under way once a person. */
export function startDocument(
  doors: DocumentDoors,
  owner: Owner,
  document: NewDocument,
): Promise<StartDocumentAnswer> {
  const { database, keyring } = doors
  return transaction(database, async (trx) => {
    const profile = await readProfile(trx, keyring, owner.personId)
    if (!profile) return { kind: 'gone' }
    const fresh = newCase(doors, owner, profile.iin, document)
    await documentTables(trx)
      .insertInto('documentCases')
      .values(fresh)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (document.origin !== null) await leadOn(trx, owner, document.kind, document.origin)
    const { id, state } = await documentTables(trx)
      .selectFrom('documentCases')
      .select(['id', 'state'])
      .where('personId', '=', owner.personId)
      .where('kind', '=', document.kind)
      .where('state', 'not in', ['approved', 'rejected', 'deleted'])
      .executeTakeFirstOrThrow()
    return { kind: state === 'draft' || state === 'new-photo-asked' ? 'started' : 'under-way', caseId: id }
  })
}

/** Somebody whom another service sends meanwhile goes on in that one. */
async function leadOn(trx: Database, { personId }: Owner, kind: DocumentKind, origin: string): Promise<void> {
  await documentTables(trx)
    .updateTable('documentCases')
    .set({ origin })
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('state', 'in', ['draft', 'new-photo-asked'])
    .execute()
}

/** A draft without anything in it. */
export function newCase(
  { keyring, clock, random }: DocumentDoors,
  { personId }: Owner,
  iin: string,
  { kind, origin, language }: NewDocument,
): CaseRow {
  return {
    ...emptyCase,
    id: random.uuid(),
    personId,
    iinLookup: staffLookup(keyring, iin),
    kind,
    origin,
    language,
    createdAt: clock.now(),
  }
}

/** By what a case is kept from the member of staff whose own it is. */
export function staffLookup(keyring: DocumentDoors['keyring'], iin: string): Buffer {
  return lookupIndex(keyring, 'identity_proofing.case_iin', iin)
}

const emptyCase = {
  state: 'draft',
  lane: 'first',
  previousId: null,
  readingSealed: null,
  fieldsSealed: null,
  crossingsSealed: null,
  confirmedAt: null,
  signals: [],
  scores: {},
  videoAt: null,
  stillAgreedAt: null,
  stillSealed: null,
  askedSide: null,
  submittedAt: null,
  dueAt: null,
  calendar: null,
  claimedBy: null,
  claimedUntil: null,
  decidedAt: null,
  appealUntil: null,
  appealedAt: null,
  appealSealed: null,
  originalsDueAt: null,
  originalsDeletedAt: null,
  deletedAt: null,
  formKey: null,
  formAnswer: null,
} as const
