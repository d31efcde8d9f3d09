import { expect, test } from 'vitest'
import { activeConsent } from '#modules/consents'
import { openTestDatabase } from '#platform/testing'
import { agreeToStill, stillConsentText } from '../documents/agree-to-still.ts'
import { appealDecision } from '../documents/appeal-decision.ts'
import { documentTables } from '../documents/document-tables.ts'
import { historyOf } from '../documents/history-of.ts'
import { readCase } from '../documents/read-case.ts'
import { sendDocument } from '../documents/send-document.ts'
import { setTerm } from '../documents/terms.ts'
import {
  card,
  colleague,
  moderator,
  newPerson,
  openDocuments,
  passVideo,
  senior,
} from '../testing/open-documents.ts'
import { aidos } from '../testing/open-proofing.ts'
import { readAgreement } from './agreement.ts'
import { listAutomaticApprovals, setAutomaticApproval } from './automatic-approval.ts'
import { claimCase, releaseCase } from './claim-case.ts'
import { decideCase } from './decide-case.ts'
import type { Decision } from './decision.ts'
import type { Moderator } from './moderator.ts'
import { openCase, readCasePicture } from './open-case.ts'
import { readQueue } from './read-queue.ts'
import { decideSecondLook, openSecondLook, readSecondLookPicture, readSecondLooks } from './second-look.ts'

const minute = 60_000
const approval = { verb: 'approve', reasons: [], side: null, note: '', marks: [] } as const

async function opened(person = newPerson()) {
  const { database } = await openTestDatabase()
  const documents = await openDocuments(database, { person })
  const { doors } = documents
  const decide = async (caseId: string, change: Partial<Decision> = {}, by: Moderator = moderator) => {
    await claimCase(doors, by, caseId)
    return decideCase(doors, by, caseId, { ...approval, ...change })
  }
  return { ...documents, database, person, decide }
}

test('a claimed case is worked on by one moderator', async () => {
  const { doors, sent } = await opened()
  const caseId = await sent()
  expect(await claimCase(doors, moderator, caseId)).toMatchObject({ kind: 'claimed' })
  expect(await claimCase(doors, colleague, caseId)).toEqual({ kind: 'not-yours' })
  expect(await openCase(doors, colleague, caseId)).toEqual({ kind: 'not-yours' })
  expect(await decideCase(doors, colleague, caseId, approval)).toEqual({ kind: 'not-yours' })
  expect(await readCasePicture(doors, colleague, caseId, 'front')).toBeNull()
})

test('two claims at once: one wins', async () => {
  const { doors, sent } = await opened()
  const caseId = await sent()
  const answers = await Promise.all([
    claimCase(doors, moderator, caseId),
    claimCase(doors, colleague, caseId),
  ])
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['claimed', 'not-yours'])
})

test('a claim that nobody works on goes back after a quarter of an hour', async () => {
  const { doors, sent, clock } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  clock.advance(15 * minute - 1)
  expect(await claimCase(doors, colleague, caseId)).toEqual({ kind: 'not-yours' })
  clock.advance(1)
  expect(await decideCase(doors, moderator, caseId, approval)).toEqual({ kind: 'not-yours' })
  expect(await claimCase(doors, colleague, caseId)).toMatchObject({ kind: 'claimed' })
})

test('working on prolongs a claim, releasing ends it', async () => {
  const { doors, sent, clock } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  clock.advance(10 * minute)
  expect(await claimCase(doors, moderator, caseId)).toMatchObject({
    until: new Date(clock.now().getTime() + 15 * minute),
  })
  expect(await releaseCase(doors, moderator, caseId)).toEqual({ kind: 'released' })
  expect((await readQueue(doors, moderator)).rows[0]).toMatchObject({ state: 'waiting', claimedBy: null })
})

test('nobody sees their own document: not in the queue, not by its address', async () => {
  const { doors, sent, person } = await opened()
  const caseId = await sent()
  const self: Moderator = { ...senior, iin: person.iin }
  expect(await readQueue(doors, self)).toMatchObject({ total: 0, rows: [], counts: { first: 0 } })
  expect(await claimCase(doors, self, caseId)).toEqual({ kind: 'closed', why: 'own' })
})

test('an escalated case waits for a senior, with the note', async () => {
  const { doors, sent, decide, owner } = await opened()
  const caseId = await sent()
  expect(await decide(caseId, { verb: 'escalate', note: 'Тегі екі түрлі' })).toMatchObject({
    kind: 'decided',
  })
  expect(await claimCase(doors, moderator, caseId)).toEqual({ kind: 'closed', why: 'senior-only' })
  await claimCase(doors, senior, caseId)
  expect(await openCase(doors, senior, caseId)).toMatchObject({ decisions: [{ note: 'Тегі екі түрлі' }] })
  await decide(caseId, {}, senior)
  const view = await readCase(doors, owner, caseId)
  expect(view).toMatchObject({ state: 'approved' })
  // What was written to a colleague is not for the person.
  expect(view?.decisions.at(-1)).toMatchObject({ verb: 'escalate', note: '' })
})

test('every look is a row that the person sees, before anything is shown', async () => {
  const { doors, sent, owner } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  await openCase(doors, moderator, caseId)
  await openCase(doors, moderator, caseId)
  const events = await historyOf(doors, owner, caseId)
  expect(events?.filter(({ what }) => what === 'viewed')).toHaveLength(2)
})

test('a picture asked for without opening its case is a look too', async () => {
  const { doors, sent, owner } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  expect(await readCasePicture(doors, moderator, caseId, 'front')).not.toBeNull()
  expect(await readCasePicture(doors, moderator, caseId, 'back')).not.toBeNull()
  const events = await historyOf(doors, owner, caseId)
  expect(events?.filter(({ what }) => what === 'viewed')).toHaveLength(1)
})

test('the desk shows each field three times, with differences lit', async () => {
  const { doors, sent } = await opened(aidos)
  const surname = { value: 'СУЛТАНОВ', confident: false, confidence: 0.6, source: 'ocr' } as const
  const caseId = await sent({ fields: { surname } })
  await claimCase(doors, moderator, caseId)
  const desk = await openCase(doors, moderator, caseId)
  if (desk.kind !== 'opened') throw new Error(desk.kind)
  const field = (name: string) => desk.fields.find((one) => one.field === name)
  expect(field('surname')).toEqual({
    field: 'surname',
    read: surname,
    typed: 'Сұлтанов',
    registry: 'Сұлтанов',
    differs: true,
  })
  expect(field('number')).toMatchObject({ typed: card.number, registry: card.number, differs: false })
  expect(desk).toMatchObject({ registryAnswered: true, hasStill: false, hasPortrait: false })
})

test('a decision that lacks something is refused and changes nothing', async () => {
  const { doors, sent, decide, owner } = await opened()
  const caseId = await sent()
  expect(await decide(caseId, { verb: 'reject' })).toEqual({ kind: 'refused', code: 'no-reason' })
  expect((await readCase(doors, owner, caseId))?.state).toBe('claimed')
})

test('a decision destroys the still, and the consent to it has served', async () => {
  const { doors, database, prepare, owner, decide } = await opened()
  const caseId = await prepare()
  const { version } = stillConsentText('kk')
  const form = { caseId, formKey: null }
  await agreeToStill(doors, owner, { ...form, agreed: true, version, language: 'kk' })
  expect(await activeConsent(database, owner.personId, 'moderator-still')).not.toBeNull()
  const tables = documentTables(database)
  await tables
    .updateTable('documentCases')
    .set({ stillSealed: Buffer.from('sealed') })
    .execute()
  await sendDocument(doors, owner, form)
  await decide(caseId)
  const row = await tables.selectFrom('documentCases').select('stillSealed').executeTakeFirstOrThrow()
  expect(row.stillSealed).toBeNull()
})

test('a decision made twice has one effect', async () => {
  const { doors, sent } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  const answers = await Promise.all([
    decideCase(doors, moderator, caseId, approval),
    decideCase(doors, moderator, caseId, approval),
  ])
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['decided', 'stale'])
})

test('the queue counts, filters and pages, the most urgent first', async () => {
  const { doors, sent, clock, decide } = await opened()
  const first = await sent()
  clock.advance(26 * 60 * minute)
  const other = await openDocuments(doors.database, { person: newPerson() })
  other.clock.advance(26 * 60 * minute)
  const second = await other.sent({ findings: [{ reason: 'glare', refuses: false, places: [] }] })
  clock.advance(24 * 60 * minute)
  const rows = async (filter: Parameters<typeof readQueue>[2]) =>
    (await readQueue(doors, moderator, filter)).rows.map(({ caseId }) => caseId)
  expect(await rows({})).toEqual([first, second])
  expect(await rows({ signal: 'glare' })).toEqual([second])
  expect(await rows({ late: true })).toEqual([first])
  expect(await rows({ kind: 'passport' })).toEqual([])
  await claimCase(doors, moderator, second)
  expect(await rows({ whose: 'mine' })).toEqual([second])
  expect(await rows({ whose: 'free' })).toEqual([first])
  expect(await readQueue(doors, moderator)).toMatchObject({
    total: 2,
    counts: { first: 2, escalated: 0, appeal: 0, mine: 1, late: 1 },
  })
  const page = await readQueue(doors, moderator, {}, { offset: 1, limit: 1 })
  expect(page).toMatchObject({ total: 2, rows: [{ caseId: second }] })
  await decide(first)
  expect((await readQueue(doors, moderator)).total).toBe(1)
})

test('an appeal is not offered to anybody who has seen the document', async () => {
  const { doors, sent, decide, owner } = await opened()
  const caseId = await sent()
  await decide(caseId, { verb: 'reject', reasons: ['copy'] })
  await appealDecision(doors, owner, { caseId, formKey: null, appeal: 'Бұл түпнұсқа' })
  expect((await readQueue(doors, moderator)).rows).toEqual([])
  expect((await readQueue(doors, colleague)).rows).toMatchObject([{ caseId, lane: 'appeal' }])
})

const everySecond = { term: 'second-looks-percent', since: '2026-01-01', changedBy: 'admin-1' } as const

test('a drawn decision is looked at again by somebody else, who does not know it', async () => {
  const { doors, database, sent, decide, clock } = await opened()
  await setTerm(database, clock, { ...everySecond, value: 100 })
  const caseId = await sent()
  await decide(caseId, { verb: 'reject', reasons: ['copy'], note: 'Экран' })
  const name = { caseId, decision: 1 }
  expect(await readSecondLooks(doors, moderator)).toEqual([])
  expect(await openSecondLook(doors, moderator, name)).toEqual({ kind: 'not-yours' })
  expect(await readSecondLooks(doors, colleague)).toMatchObject([name])
  const desk = await openSecondLook(doors, colleague, name)
  expect(desk).toMatchObject({ kind: 'opened', decisions: [] })
  expect(JSON.stringify(desk)).not.toContain('Экран')
  expect(await readSecondLookPicture(doors, colleague, name, 'front')).not.toBeNull()
  expect(await readSecondLookPicture(doors, senior, name, 'front')).toBeNull()
  expect(await openSecondLook(doors, senior, name)).toEqual({ kind: 'not-yours' })
  const verdict = { verb: 'approve', reasons: [] } as const
  expect(await decideSecondLook(doors, colleague, name, verdict)).toEqual({ kind: 'noted', agrees: false })
  expect(await decideSecondLook(doors, colleague, name, verdict)).toEqual({ kind: 'gone' })
  expect(await readAgreement(database, new Date(0))).toMatchObject({
    looked: 1,
    agreed: 0,
    share: 0,
    waiting: 0,
    differences: [{ caseId, verb: 'reject', secondVerb: 'approve' }],
  })
})

test('a second look that was opened and left is anybody’s again', async () => {
  const { doors, database, sent, decide, clock } = await opened()
  await setTerm(database, clock, { ...everySecond, value: 100 })
  const caseId = await sent()
  await decide(caseId)
  const name = { caseId, decision: 1 }
  await openSecondLook(doors, colleague, name)
  clock.advance(15 * minute + 1)
  expect(await openSecondLook(doors, senior, name)).toMatchObject({ kind: 'opened' })
  const verdict = { verb: 'reject', reasons: [] } as const
  expect(await decideSecondLook(doors, senior, name, verdict)).toEqual({
    kind: 'refused',
    code: 'no-reason',
  })
})

test('how many are drawn is chance: five in a hundred', async () => {
  const { doors, database, sent, decide } = await opened()
  const drawn: number[] = []
  const rolling = (value: number) => ({ ...doors, random: { ...doors.random, below: () => value } })
  for (const value of [4, 5]) {
    const caseId = await sent()
    await claimCase(doors, moderator, caseId)
    await decideCase(rolling(value), moderator, caseId, approval)
    const looks = await documentTables(database)
      .selectFrom('documentSecondLooks')
      .selectAll()
      .where('caseId', '=', caseId)
      .execute()
    drawn.push(looks.length)
  }
  expect(drawn).toEqual([1, 0])
  expect(await decide('00000000-0000-4000-8000-000000000000')).toEqual({ kind: 'gone' })
})

const sure = (value: string) => ({ value, confident: true, confidence: 0.99, source: 'both' }) as const
const readAsPrinted = Object.fromEntries(Object.entries(card).map(([name, value]) => [name, sure(value)]))

test('automatic approval is off until an administrator turns it on, kind by kind', async () => {
  const { doors, database, prepare, owner, clock } = await opened(aidos)
  expect((await listAutomaticApprovals(database)).every(({ enabled }) => !enabled)).toBe(true)
  const caseId = await prepare({ fields: readAsPrinted })
  await setAutomaticApproval(database, clock, { kind: 'passport', enabled: true, changedBy: 'admin-1' })
  expect(await sendDocument(doors, owner, { caseId, formKey: null })).toMatchObject({ kind: 'sent' })
})

test('turned on, it approves what agrees in everything, and says that a rule did', async () => {
  const { doors, database, prepare, owner, clock, readSms } = await opened(aidos)
  await setAutomaticApproval(database, clock, { kind: 'id-card', enabled: true, changedBy: 'admin-1' })
  const caseId = await prepare({ fields: readAsPrinted })
  expect(await sendDocument(doors, owner, { caseId, formKey: null })).toMatchObject({ kind: 'approved' })
  expect(await readCase(doors, owner, caseId)).toMatchObject({
    state: 'approved',
    decisions: [{ verb: 'approve', automatic: true }],
  })
  expect((await readSms(aidos.phone))[0]).toContain('документ принят')
})

test.each([
  ['a field that was not surely read', { fields: { ...readAsPrinted, iin: undefined } }],
  ['a finding', { fields: readAsPrinted, findings: [{ reason: 'glare', refuses: false, places: [] }] }],
])('with %s a person decides', async (_, reading) => {
  const { doors, database, prepare, owner, clock } = await opened(aidos)
  await setAutomaticApproval(database, clock, { kind: 'id-card', enabled: true, changedBy: 'admin-1' })
  const caseId = await prepare(reading as Parameters<typeof prepare>[0])
  expect(await sendDocument(doors, owner, { caseId, formKey: null })).toMatchObject({ kind: 'sent' })
})

test('with faces that are not surely one a person decides', async () => {
  const { doors, database, prepare, owner, clock } = await opened(aidos)
  await setAutomaticApproval(database, clock, { kind: 'id-card', enabled: true, changedBy: 'admin-1' })
  const caseId = await prepare({ fields: readAsPrinted })
  const unsure = { similarity: 0.3, zone: 'review', models: [] } as const
  await passVideo(doors, caseId, { portraitRegistry: unsure, portraitVideo: unsure, videoRegistry: unsure })
  expect(await sendDocument(doors, owner, { caseId, formKey: null })).toMatchObject({ kind: 'sent' })
})
