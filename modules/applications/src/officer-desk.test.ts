import { describe, expect, test } from 'vitest'
import { listStaffActs } from '#modules/audit'
import { listLooks } from '#modules/consents'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { smallRefund } from '../../service-kit/src/testing/small-refund.ts'
import {
  assignApplication,
  claimApplication,
  listQueue,
  makeMove,
  openForOfficer,
  placesFor,
  previewMove,
  readApplication,
  readLoad,
  releaseApplication,
} from './index.ts'
import { bringToReview } from './testing/review.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const employee = '850715300013'
const officerWith = (roles: readonly string[], iin: string | null = '900101300017') =>
  ({ kind: 'officer', staffId: systemRandom.uuid(), roles, iin }) as const
const reviewer = officerWith(['reviewer'])
const review = { service: 'small-refund', stage: 'review' }

describe('where applications wait', () => {
  test.each([
    [['reviewer'], ['review']],
    [['fund-officer'], []],
    [['supervisor'], ['review']],
    [['moderator', 'administrator'], []],
  ])('for %o', (roles, stages) => {
    expect(placesFor([smallRefund], roles).map(({ stage }) => stage)).toEqual(stages)
  })
})

describe('given an application under review', () => {
  test('when an officer opens it, then the applicant and every employee in it can see that', async () => {
    const { room, id, person } = await bringToReview(database, pool, keyring)
    expect(await openForOfficer(room, reviewer, id)).toMatchObject({
      kind: 'opened',
      view: { stage: 'review', offered: ['inquire', 'pay', 'refuse'] },
    })
    for (const iin of [person.iin, employee])
      expect((await listLooks(database, keyring, iin))[0]).toMatchObject({
        ...{ by: 'staff', purpose: 'application-review', source: 'application', result: 'found' },
      })
  })

  test('when the officer is the applicant or one of its employees, then it stays closed to them', async () => {
    const { room, id, person } = await bringToReview(database, pool, keyring)
    const before = (await listLooks(database, keyring, employee)).length
    for (const iin of [person.iin, employee])
      expect(await openForOfficer(room, officerWith(['reviewer'], iin), id)).toEqual({ kind: 'own' })
    expect(await listLooks(database, keyring, employee)).toHaveLength(before)
  })

  test('when an officer works elsewhere, then it does not exist, unless they have worked on it', async () => {
    const { room, id, move } = await bringToReview(database, pool, keyring)
    await expect(openForOfficer(room, officerWith(['fund-officer']), id)).rejects.toMatchObject({
      code: 'unknown',
    })
    await move('inquire', { by: reviewer, values: { words: 'Which month?' } })
    expect(await openForOfficer(room, reviewer, id)).toMatchObject({ view: { stage: 'information' } })
    await expect(openForOfficer(room, officerWith(['reviewer']), id)).rejects.toMatchObject({
      code: 'unknown',
    })
  })

  test('when a supervisor hands it over, then it is that officer’s, and the history says so', async () => {
    const { room, id } = await bringToReview(database, pool, keyring)
    const supervisor = systemRandom.uuid()
    const [one, other] = [systemRandom.uuid(), systemRandom.uuid()]
    await claimApplication(room, one, id)
    expect(await assignApplication(room, supervisor, id, { from: null, to: other })).toBe(false)
    expect(await assignApplication(room, supervisor, id, { from: one, to: other })).toBe(true)
    expect(await releaseApplication(room, one, id)).toBe(false)
    expect((await readApplication(room, id, reviewer)).assignedTo).toBe(other)
    const [act] = await listStaffActs(database, [supervisor], { limit: 1 })
    expect(act).toMatchObject({ operation: 'application-assigned', details: { member: other } })
  })
})

describe('before a move is made', () => {
  test('its messages are shown word for word, with the stage and the due date they lead to', async () => {
    const { room, id, look } = await bringToReview(database, pool, keyring)
    const preview = await previewMove(room, {
      ...{ applicationId: id, move: 'refuse' },
      values: { refusal: 'no-ground', words: 'Paid as due' },
    })
    expect(preview).toMatchObject({ stage: 'refused', dueOn: null, messages: [{ to: 'applicant' }] })
    expect(preview?.messages[0]?.body.ru).toContain('refusal.no-ground Paid as due')
    expect((await look()).stage).toBe('review')
    expect(await previewMove(room, { applicationId: id, move: 'moon', values: {} })).toBeNull()
  })

  test('a clock that stands still goes on with the days it had left, and the preview counts them', async () => {
    const { room, id, move, clock } = await bringToReview(database, pool, keyring)
    const ask = { applicationId: id, move: 'inquire', values: {} }
    expect(await previewMove(room, ask)).toMatchObject({ stage: 'information', dueOn: '2026-11-30' })
    clock.advance(2 * 86_400_000)
    await move('inquire', { by: reviewer, values: { words: 'Which month?' } })
    clock.advance(5 * 86_400_000)
    const answer = await previewMove(room, { applicationId: id, move: 'answer', values: {} })
    expect(answer).toMatchObject({ stage: 'review', dueOn: '2026-12-03' })
    const made = await makeMove(room, {
      ...{ applicationId: id, expectedMoves: null, move: 'answer', values: { words: 'May' } },
      by: { kind: 'citizen', personId: (await readApplication(room, id, reviewer)).personId },
    })
    expect(made).toMatchObject({ kind: 'moved' })
    expect((await readApplication(room, id, reviewer)).due?.on).toBe('2026-12-03')
  })
})

describe('a board of what waits', () => {
  test('counts by officer what waits, what is late and what is soon due', async () => {
    await pool.query('truncate applications.applications cascade').catch(() => undefined)
    const { room, id, clock } = await bringToReview(database, pool, keyring)
    await claimApplication(room, reviewer.staffId, id)
    const mine = async (soonBefore: Date) =>
      (await readLoad(room, [review], soonBefore)).find(({ assignedTo }) => assignedTo === reviewer.staffId)
    const since = clock.now()
    expect(await mine(since)).toEqual({
      ...{ ...review, assignedTo: reviewer.staffId },
      ...{ waiting: 1, late: 0, soon: 0, oldest: since },
    })
    clock.advance(6 * 86_400_000)
    expect(await mine(new Date(clock.now().getTime() + 2 * 86_400_000))).toMatchObject({ late: 0, soon: 1 })
    clock.advance(4 * 86_400_000)
    expect(await mine(clock.now())).toMatchObject({ waiting: 1, late: 1, soon: 0 })
    expect(await readLoad(room, [], clock.now())).toEqual([])
  })

  test('and a queue never mixes stages of one name of different services', async () => {
    const { room } = await bringToReview(database, pool, keyring)
    const queue = (service: string) => listQueue(room, { places: [{ service, stage: 'review' }] })
    expect((await queue('another-service')).all).toBe(0)
    expect((await queue('small-refund')).all).toBeGreaterThan(0)
    expect((await listQueue(room, { places: [] })).all).toBe(0)
  })
})
