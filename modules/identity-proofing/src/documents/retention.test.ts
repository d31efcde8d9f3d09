import { expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import { openTestDatabase } from '#platform/testing'
import { claimCase } from '../moderation/claim-case.ts'
import { decideCase } from '../moderation/decide-case.ts'
import type { Decision } from '../moderation/decision.ts'
import { readQueue } from '../moderation/read-queue.ts'
import { moderator, newPerson, openDocuments } from '../testing/open-documents.ts'
import { appealDecision } from './appeal-decision.ts'
import { deleteDocument } from './delete-document.ts'
import { documentTables } from './document-tables.ts'
import { listDocuments, readCase } from './read-case.ts'
import { eraseDocumentsOf, keepRetention } from './retention.ts'
import { listTerms, readTerms, setTerm } from './terms.ts'

const { database } = await openTestDatabase()
const day = 24 * 60 * 60_000

async function decided(change: Partial<Decision>) {
  const documents = await openDocuments(database, { person: newPerson() })
  const { doors, sent } = documents
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  await decideCase(doors, moderator, caseId, {
    verb: 'approve',
    reasons: [],
    side: null,
    note: '',
    marks: [],
    ...change,
  })
  const pictures = async () =>
    (
      await documentTables(database)
        .selectFrom('documentPictures')
        .select('id')
        .where('caseId', '=', caseId)
        .execute()
    ).length
  return { ...documents, caseId, pictures }
}

test('pictures of an approved document go after five days; the document stays in the list', async () => {
  const { doors, owner, caseId, pictures, clock } = await decided({})
  clock.advance(5 * day - 1)
  await keepRetention(doors)
  expect(await pictures()).toBe(2)
  clock.advance(1)
  await keepRetention(doors)
  expect(await pictures()).toBe(0)
  expect(await listDocuments(doors, owner.personId)).toMatchObject([
    { caseId, state: 'approved', number: '046600047', expires: '2030-05-12' },
  ])
  const history = await listOperations(database, owner.personId)
  expect(history[0]).toMatchObject({ operation: 'document-pictures-deleted', by: 'system' })
})

test('pictures of a rejected document stay for the time of an appeal, then go with everything typed', async () => {
  const { doors, owner, caseId, pictures, clock } = await decided({ verb: 'reject', reasons: ['copy'] })
  const view = await readCase(doors, owner, caseId)
  expect(view?.originalsDueAt).toEqual(new Date('2027-02-22T18:59:59Z'))
  clock.advance(92 * day)
  await keepRetention(doors)
  expect(await pictures()).toBe(2)
  clock.advance(day)
  await keepRetention(doors)
  expect(await pictures()).toBe(0)
  expect(await readCase(doors, owner, caseId)).toMatchObject({ state: 'rejected', typed: null, read: {} })
})

test('an appeal stops the deletion until it is decided', async () => {
  const { doors, owner, caseId, pictures, clock } = await decided({ verb: 'reject', reasons: ['copy'] })
  clock.advance(80 * day)
  await appealDecision(doors, owner, { caseId, formKey: null, appeal: 'Бұл түпнұсқа' })
  clock.advance(80 * day)
  await keepRetention(doors)
  expect(await pictures()).toBe(2)
})

test('a draft that nobody finished goes after thirty days', async () => {
  const { doors, owner, prepare, clock } = await openDocuments(database, { person: newPerson() })
  await prepare()
  clock.advance(30 * day)
  await keepRetention(doors)
  expect(await listDocuments(doors, owner.personId)).toHaveLength(1)
  clock.advance(1)
  await keepRetention(doors)
  expect(await listDocuments(doors, owner.personId)).toEqual([])
})

test('running again changes nothing', async () => {
  const { doors, clock } = await decided({})
  clock.advance(200 * day)
  await keepRetention(doors)
  expect(await keepRetention(doors)).toEqual({
    originals: 0,
    drafts: 0,
    uploads: 0,
    claims: 0,
    deleted: 0,
  })
})

test('what was deleted is forgotten after a year', async () => {
  const { doors, owner, prepare, clock } = await openDocuments(database, { person: newPerson() })
  const caseId = await prepare()
  await deleteDocument(doors, owner, { caseId, formKey: null })
  clock.advance(365 * day)
  await keepRetention(doors)
  expect(await readCase(doors, owner, caseId)).toMatchObject({ state: 'deleted' })
  clock.advance(1)
  await keepRetention(doors)
  expect(await readCase(doors, owner, caseId)).toBeNull()
})

test('a person who is erased leaves nothing in the queue', async () => {
  const { doors, owner, sent } = await openDocuments(database, { person: newPerson() })
  const caseId = await sent()
  await eraseDocumentsOf(database, owner.personId)
  const { rows } = await readQueue(doors, moderator)
  expect(rows.some((row) => row.caseId === caseId)).toBe(false)
})

test('an administrator sets a term from a day on; before it the old one holds', async () => {
  const { doors } = await openDocuments(database, { person: newPerson() })
  const change = { term: 'appeal-months', since: '2027-01-01', value: 1, changedBy: 'admin-1' } as const
  await setTerm(database, doors.clock, change)
  expect((await readTerms(database, '2026-12-31')).appealMonths).toBe(3)
  expect((await readTerms(database, '2027-01-01')).appealMonths).toBe(1)
  const [shipped] = await listTerms(database, '2026-12-31')
  expect(shipped).toMatchObject({ term: 'appeal-months', verified: false, since: null })
  const [set] = await listTerms(database, '2027-01-01')
  expect(set).toMatchObject({ since: '2027-01-01', changedBy: 'admin-1' })
})
