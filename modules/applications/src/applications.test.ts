import { describe, expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import { listInbox } from '#modules/notifications'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { smallRefund } from '../../service-kit/src/testing/small-refund.ts'
import {
  type ApplicationDoors,
  claimApplication,
  listApplications,
  listQueue,
  makeMove,
  offerRows,
  readApplication,
  recomputeDueDates,
  releaseApplication,
  runDeadlines,
  saveDraftStep,
  startDraft,
  verifyJournals,
} from './index.ts'
import { openApplications, somebody } from './testing/rooms.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const day = 86_400_000
const officer = {
  kind: 'officer',
  staffId: systemRandom.uuid(),
  roles: ['reviewer'],
  iin: '900101300017',
} as const

const rowOf = (id: string, employeeIin = '850715300013') => ({
  id,
  employeeIin,
  surname: 'Әли',
  name: 'Ерлан',
  period: '2026-09',
  knp: '010',
  paid: '4250000',
  paidOn: '2026-10-05',
  reference: `R-${id}`,
})

/** A payer with a draft whose every question is answered. */
async function openDraft(doors: Partial<ApplicationDoors['approvals']> = {}, id = systemRandom.uuid()) {
  const approvals = {
    ask: async () => null,
    end: async () => undefined,
    follow: async () => null,
    manifests: async () => [],
    allApproved: async () => true,
    people: async () => [],
    ...doors,
  }
  const opened = openApplications(database, keyring, [smallRefund], { approvals })
  const { room, outside } = opened
  const person = await somebody(room)
  const payer = { id: '120140000017', name: 'Алма ЖШС', kind: 'legal-entity', active: true } as const
  outside.payers.push({ ...payer, headIin: person.iin })
  outside.rows.push(rowOf(id))
  const { personId } = person
  const draft = await startDraft(room, { personId, service: 'small-refund', language: 'ru', key: id })
  const save = (step: string, typed: Parameters<typeof saveDraftStep>[1]['typed'], expectedSaves: number) =>
    saveDraftStep(room, { applicationId: draft.id, personId, step, typed, expectedSaves })
  const by = { kind: 'citizen', personId } as const
  const move = (name: string, more: Partial<Parameters<typeof makeMove>[1]> = {}) =>
    makeMove(room, { applicationId: draft.id, expectedMoves: null, move: name, by, ...more })
  const look = () => readApplication(room, draft.id, by)
  const fill = async () => {
    await save('payer', { email: 'a@b.kz', payer: payer.id }, 0)
    return save(
      'employees',
      { rows: [{ id, refund: '100', employee: '850715300013' }], reason: 'duplicate' },
      1,
    )
  }
  return { ...opened, person, by, id: draft.id, rowId: id, save, move, look, fill }
}

/** Up to the officers' desk. */
async function openReview() {
  const opened = await openDraft()
  await opened.fill()
  await opened.move('ask')
  await opened.move('all-approved', { by: { kind: 'system', name: 'approvals' } })
  await pool.query(`update applications.applications set manifest_sha256 = 'm' where id = $1`, [opened.id])
  const requestId = systemRandom.uuid()
  opened.outside.signatures.set(requestId, { sha256: 'm', iin: opened.person.iin, bin: null })
  await opened.move('sign', { signatureRequestId: requestId })
  return opened
}

describe('a draft', () => {
  test('is filled step by step, and what happens next is known at once', async () => {
    const { fill, save, look } = await openDraft()
    expect(await save('payer', { email: 'a@b.kz', payer: '120140000017' }, 0)).toEqual({
      kind: 'saved',
      saves: 1,
      next: 'employees',
    })
    expect(await fill()).toMatchObject({ kind: 'saved', next: null })
    const view = await look()
    expect(view).toMatchObject({
      stage: 'draft',
      owner: 'applicant',
      final: null,
      offered: ['ask', 'withdraw'],
      editable: true,
      saves: 2,
      moves: 0,
      payer: { name: 'Алма ЖШС' },
      eligibility: { outcome: 'yes' },
      open: [],
      due: { term: 'kept', on: '2027-01-08', workingDays: 30, countedFrom: '2026-11-23', verified: false },
    })
    expect(view.answers).toMatchObject({ email: 'a@b.kz', rows: [{ refund: '10000' }] })
  })

  test('keeps what is right beside what is wrong, and a page that is older than it is told so', async () => {
    const { save, look } = await openDraft()
    const typed = { email: 'nothing', payer: '120140000017' }
    expect(await save('payer', typed, 0)).toEqual({
      kind: 'invalid',
      saves: 1,
      problems: [{ field: 'email', code: 'EMAIL_FORMAT' }],
    })
    expect((await look()).answers).toEqual({ payer: '120140000017' })
    expect(await save('payer', typed, 0)).toEqual({ kind: 'stale', saves: 1 })
  })

  test('is one however often the button is pressed at once', async () => {
    const { room, person } = await openDraft()
    const { personId } = person
    const key = systemRandom.uuid()
    const start = () => startDraft(room, { personId, service: 'small-refund', language: 'kk', key })
    const drafts = await Promise.all(Array.from({ length: 5 }, start))
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1)
    expect(await listApplications(room, personId)).toHaveLength(2)
  })

  test('says that a registry is silent, and forgets rows when the payer changes', async () => {
    const { outside, save, fill, look } = await openDraft()
    await fill()
    outside.silent = true
    expect(await save('payer', { email: 'a@b.kz', payer: '120140000017' }, 2)).toMatchObject({
      problems: [{ field: 'payer', code: 'REGISTRY_SILENT' }],
    })
    outside.silent = false
    outside.payers.push({ ...outside.payers[0]!, id: '120140000028' })
    await save('payer', { email: 'a@b.kz', payer: '120140000028' }, 3)
    expect((await look()).answers.rows).toBeUndefined()
  })

  test('of somebody else does not exist, and nothing of it is readable in the database', async () => {
    const { room, id, fill, save } = await openDraft()
    await fill()
    const stranger = await somebody(room)
    const by = { kind: 'citizen', personId: stranger.personId } as const
    await expect(readApplication(room, id, by)).rejects.toMatchObject({ code: 'unknown' })
    const move = { applicationId: id, expectedMoves: null, move: 'ask', by }
    expect(await makeMove(room, move)).toEqual({ kind: 'refused', code: 'not-yours' })
    await expect(save('nowhere', {}, 2)).rejects.toMatchObject({ code: 'unknown-step' })
    const { rows } = await pool.query('select * from applications.applications where id = $1', [id])
    expect(JSON.stringify(rows[0].answers_sealed.toString('utf8'))).not.toContain('a@b.kz')
  })
})

describe('a move', () => {
  test('writes the journal, the stage, the due date, the audit leaf and the messages together', async () => {
    const { fill, move, look, person, clock } = await openDraft()
    await fill()
    expect(await move('ask', { expectedMoves: 0 })).toMatchObject({ kind: 'moved', stage: 'asked', moves: 1 })
    const view = await look()
    expect(view).toMatchObject({ stage: 'asked', owner: 'approvers', edition: 1, submittedAt: clock.now() })
    expect(view.due).toMatchObject({ term: 'approval', on: '2026-12-07' })
    expect(view.journal).toMatchObject([
      { number: 1, move: 'ask', from: 'draft', to: 'asked', by: 'citizen' },
    ])
    const [leaf] = await listOperations(database, person.personId)
    expect(leaf).toMatchObject({ operation: 'application-moved', details: { reason: 'ask' } })
    const [message] = await listInbox(database, keyring, person.personId)
    expect(message?.title.kk).toContain(`kk message.asked.title ${view.writtenNumber}`)
    expect(message?.body.ru).toContain('7 декабря 2026')
    expect(message?.link).toBe(`/account/applications/${view.id}`)
  })

  test('posted twenty times at once with one key happens once, with twenty equal answers', async () => {
    const { fill, move, look, person } = await openDraft()
    await fill()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => move('ask', { key: 'form', expectedMoves: 0 })),
    )
    expect(
      new Set(answers.map((one) => (one.kind === 'moved' ? `${one.stage} ${one.moves}` : one.code))),
    ).toEqual(new Set(['asked 1']))
    expect((await look()).journal).toHaveLength(1)
    expect(await listInbox(database, keyring, person.personId)).toHaveLength(1)
  })

  test.each([
    ['an incomplete form', 'ask', {}, { code: 'incomplete' }],
    ['a page that is older than the last move', 'withdraw', { expectedMoves: 7 }, { code: 'stale' }],
    ['an officer where it is not their turn', 'ask', { by: officer }, { code: 'not-yours' }],
  ])('is refused for %s and changes nothing', async (_, name, more, refusal) => {
    const { move, look } = await openDraft()
    expect(await move(name, more)).toMatchObject({ kind: 'refused', ...refusal })
    expect(await look()).toMatchObject({ stage: 'draft', moves: 0, journal: [] })
  })

  test('that people cannot be asked for leaves no trace, not even of its rows', async () => {
    const { fill, move, look, id } = await openDraft({ ask: async () => 'approved-stays' })
    await fill()
    expect(await move('ask')).toEqual({ kind: 'refused', code: 'approved-stays' })
    expect(await look()).toMatchObject({ stage: 'draft', edition: 0 })
    const { rows } = await pool.query('select 1 from applications.claims where application_id = $1', [id])
    expect(rows).toEqual([])
  })

  test('with a signature counts only over what stands here, and money is ordered once', async () => {
    const { move, look, outside, id } = await openReview()
    expect(await look()).toMatchObject({ stage: 'review', owner: 'state-corporation' })
    expect(await move('sign', { signatureRequestId: systemRandom.uuid() })).toMatchObject({
      code: 'wrong-stage',
    })
    expect(await move('pay', { by: officer })).toMatchObject({ stage: 'paying' })
    const bank = { kind: 'system', name: 'bank' } as const
    expect(await move('bank-paid', { by: { kind: 'system', name: 'approvals' } })).toMatchObject({
      code: 'not-yours',
    })
    expect(await move('bank-paid', { by: bank })).toMatchObject({ stage: 'paid' })
    expect(outside.payments).toEqual([`application:${id}:1`])
    expect(await look()).toMatchObject({ final: 'done', owner: null, due: null, offered: [] })
  })

  test.each([
    ['no signature', null, 'signature-missing'],
    ['a signature over something else', 'other', 'signature-of-other'],
  ])('is not made with %s', async (_, sha256, code) => {
    const { fill, move, outside, id, person } = await openDraft()
    await fill()
    await move('ask')
    await move('all-approved', { by: { kind: 'system', name: 'approvals' } })
    await pool.query(`update applications.applications set manifest_sha256 = 'm' where id = $1`, [id])
    const requestId = systemRandom.uuid()
    if (sha256) outside.signatures.set(requestId, { sha256, iin: person.iin, bin: null })
    expect(await move('sign', { signatureRequestId: requestId })).toEqual({ kind: 'refused', code })
  })
})

describe('rows of a registry', () => {
  test('belong to one application at a time, also when two ask at the same instant', async () => {
    const shared = systemRandom.uuid()
    const drafts = [await openDraft({}, shared), await openDraft({}, shared)]
    for (const { fill } of drafts) await fill()
    const answers = await Promise.all(drafts.map(({ move }) => move('ask')))
    expect(answers.map((one) => (one.kind === 'moved' ? 'moved' : one.code)).sort()).toEqual([
      'moved',
      'rows-taken',
    ])
    const winner = drafts[answers.findIndex(({ kind }) => kind === 'moved')]!
    const loser = drafts[answers.findIndex(({ kind }) => kind === 'refused')]!
    const offered = (one: typeof winner) =>
      offerRows(one.room, one.person, {
        ...{ service: smallRefund, applicationId: one.id, payer: '120140000017' },
        wanted: { page: { offset: 0, limit: 10 } },
      })
    expect((await offered(loser))?.rows[0]).toMatchObject({ id: shared, taken: true })
    expect((await offered(winner))?.rows[0]).toMatchObject({ taken: false })
    await winner.move('withdraw')
    expect((await offered(loser))?.rows[0]).toMatchObject({ taken: false })
    expect(await loser.move('ask')).toMatchObject({ kind: 'moved' })
  })

  test('that are no longer asked for are given back with the next edition', async () => {
    const { fill, move, save, outside, room, person } = await openDraft()
    const other = systemRandom.uuid()
    outside.rows.push(rowOf(other))
    await fill()
    await move('ask')
    await save(
      'employees',
      { rows: [{ id: other, refund: '1', employee: '850715300013' }], reason: 'duplicate' },
      2,
    )
    await move('ask')
    const elsewhere = { service: smallRefund, applicationId: systemRandom.uuid(), payer: '120140000017' }
    const offered = await offerRows(room, person, {
      ...elsewhere,
      wanted: { page: { offset: 0, limit: 10 } },
    })
    expect(offered?.rows.map(({ taken }) => taken)).toEqual([false, true])
  })
})

describe('the clock', () => {
  test('reminds, then ends what nobody answered, each on its working day and once', async () => {
    const { fill, move, look, clock, room, person } = await openDraft()
    await fill()
    await move('ask')
    const fault = (error: unknown) => {
      throw error
    }
    expect(await runDeadlines(room, fault)).toBe(0)
    clock.advance(8 * day)
    await Promise.all([runDeadlines(room, fault), runDeadlines(room, fault)])
    expect((await look()).journal.map((one) => one.move)).toEqual(['ask', 'remind'])
    expect((await look()).due).toMatchObject({ on: '2026-12-07' })
    clock.advance(7 * day)
    await Promise.all([runDeadlines(room, fault), runDeadlines(room, fault)])
    expect(await look()).toMatchObject({ stage: 'ended', final: 'ended', moves: 3 })
    const [message] = await listInbox(database, keyring, person.personId)
    expect(message?.title.en).toContain('message.expired.title')
  })

  test('stands still while information is asked for', async () => {
    const { move, look, clock } = await openReview()
    clock.advance(2 * day)
    await move('inquire', { by: officer, values: { words: 'Пришлите приказ' } })
    const asked = await look()
    expect(asked.journal.at(-1)).toMatchObject({ by: 'officer', values: { words: 'Пришлите приказ' } })
    expect(asked.due).toMatchObject({ term: 'silence', on: '2026-12-02' })
    clock.advance(day)
    await move('answer', { values: { words: 'Вот он' } })
    expect((await look()).due).toMatchObject({ term: 'review', on: '2026-12-01', workingDays: 3 })
  })

  test('follows another calendar, and tells those whose date moved', async () => {
    const { fill, move, look, outside, room, person } = await openDraft()
    await fill()
    await move('ask')
    outside.calendar = {
      name: 'edited',
      years: outside.calendar.years.map((year) =>
        year.year === 2026 ? { ...year, weekdaysOff: [...year.weekdaysOff, '12-01'] } : year,
      ),
    }
    expect(await recomputeDueDates(room)).toBeGreaterThan(0)
    expect((await look()).due).toMatchObject({ on: '2026-12-08', calendar: 'edited' })
    const inbox = await listInbox(database, keyring, person.personId)
    expect(inbox.map(({ body }) => body.ru).join()).toContain('Стало: 8 декабря 2026')
    expect(await recomputeDueDates(room)).toBe(0)
  })
})

describe('the office', () => {
  test('finds what waits by its due date, and one officer works on it', async () => {
    const { room, id } = await openReview()
    const queue = { places: [{ service: 'small-refund', stage: 'review' }] }
    const before = await listQueue(room, { ...queue, assignedTo: null }, { limit: 1000 })
    expect(before.applications.map((one) => one.id)).toContain(id)
    expect(await claimApplication(room, officer.staffId, id)).toBe(true)
    expect(await claimApplication(room, officer.staffId, id)).toBe(true)
    expect(await claimApplication(room, systemRandom.uuid(), id)).toBe(false)
    const mine = await listQueue(room, { ...queue, assignedTo: officer.staffId }, { limit: 1000 })
    expect(mine.applications.map((one) => one.id)).toContain(id)
    expect(await releaseApplication(room, officer.staffId, id)).toBe(true)
    const late = await listQueue(room, { ...queue, dueBefore: new Date('2026-11-24') })
    expect(late.all).toBe(0)
  })

  test('refuses with a reason of the catalogue and words, which the person reads', async () => {
    const { move, look, person } = await openReview()
    const values = { refusal: 'no-ground', words: 'Взносы уплачены верно' }
    expect(await move('refuse', { by: officer, values })).toMatchObject({ stage: 'refused' })
    expect((await look()).final).toBe('refused')
    const inbox = await listInbox(database, keyring, person.personId)
    expect(inbox.map(({ body }) => body.ru).join()).toContain('refusal.no-ground Взносы уплачены верно')
  })
})

test('one entry changed, deleted, swapped or rolled back with its stage is found', async () => {
  const { move, look, id } = await openReview()
  await move('inquire', { by: officer, values: { words: 'one' } })
  const { moves } = await look()
  expect(await verifyJournals(database)).toMatchObject({ kind: 'whole' })
  const tampered = async (...statements: readonly string[]) => {
    const trx = await pool.connect()
    try {
      await trx.query('begin')
      await trx.query('alter table applications.moves disable trigger all')
      for (const statement of statements) await trx.query(statement.replaceAll('$id', `'${id}'`))
      await trx.query('alter table applications.moves enable trigger all')
      await trx.query('commit')
      return await verifyJournals(database)
    } finally {
      trx.release()
    }
  }
  const keep = `create table if not exists kept as select * from applications.moves`
  const back = `delete from applications.moves; insert into applications.moves select * from kept`
  const stage = (to: string, count: number) =>
    `update applications.applications set stage = '${to}', moves = ${count} where id = $id`
  const undo = [back, stage('information', moves)]
  await tampered(keep)
  const broken = (why: string) => ({ kind: 'broken', applicationId: id, why })
  expect(
    await tampered(`update applications.moves set maker_id = null where application_id = $id`),
  ).toMatchObject(broken('entry'))
  expect(
    await tampered(...undo, `delete from applications.moves where application_id = $id and number = 2`),
  ).toMatchObject(broken('entry'))
  expect(
    await tampered(
      ...undo,
      `update applications.moves set number = number + 100 where application_id = $id and number in (2, 3)`,
      `update applications.moves set number = 105 - number where application_id = $id and number > 100`,
    ),
  ).toMatchObject(broken('entry'))
  expect(await tampered(...undo, stage('paid', moves))).toMatchObject(broken('projection'))
  expect(
    await tampered(
      ...undo,
      `delete from applications.moves where application_id = $id and number = ${moves}`,
      stage('review', moves - 1),
    ),
  ).toMatchObject(broken('leaf'))
  expect(await tampered(...undo)).toMatchObject({ kind: 'whole' })
})
