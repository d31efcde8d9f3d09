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
  noteOfficerLook,
  openForOfficer,
  placesFor,
  previewMessage,
  readApplication,
  readBoard,
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
    const opened = await openForOfficer(room, reviewer, id)
    expect(opened).toMatchObject({ view: { stage: 'review', offered: ['inquire', 'pay', 'refuse'] } })
    if (opened.kind === 'opened') await noteOfficerLook(room, opened.view)
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
  test('its message is shown word for word, and nothing has happened', async () => {
    const { room, look } = await bringToReview(database, pool, keyring)
    const values = { refusal: 'no-ground', words: 'Paid as due' }
    const preview = await previewMessage(room, await look(), 'refuse', values)
    expect(preview?.ru.body).toContain('refusal.no-ground Paid as due')
    expect((await look()).stage).toBe('review')
    expect(await previewMessage(room, await look(), 'inquire', values)).toBeNull()
    expect(await previewMessage(room, await look(), 'moon', values)).toBeNull()
  })

  test('its due day is the last day of the next stage, not the day after', async () => {
    const { room, look } = await bringToReview(database, pool, keyring)
    const told = { ...smallRefund.workflow.moves.inquire!, tell: { applicant: 'asked' } }
    const workflow = { ...smallRefund.workflow, moves: { ...smallRefund.workflow.moves, inquire: told } }
    const view = { ...(await look()), service: { ...smallRefund, workflow } }
    expect((await previewMessage(room, view, 'inquire', {}))?.en.body).toContain('30 November 2026')
  })
})

describe('a board of what waits', () => {
  test('counts by officer what waits, what is late and what is soon due', async () => {
    const { room, id, clock } = await bringToReview(database, pool, keyring)
    await claimApplication(room, reviewer.staffId, id)
    const mine = async (soonBefore: Date) =>
      (await readBoard(room, [review], soonBefore)).officers.find(
        ({ officer }) => officer === reviewer.staffId,
      )
    const officer = reviewer.staffId
    expect(await mine(clock.now())).toEqual({ officer, waiting: 1, late: 0, soon: 0, oldestDays: 0 })
    clock.advance(6 * 86_400_000)
    expect(await mine(new Date(clock.now().getTime() + 2 * 86_400_000))).toMatchObject({ late: 0, soon: 1 })
    clock.advance(4 * 86_400_000)
    expect(await mine(clock.now())).toMatchObject({ waiting: 1, late: 1, soon: 0, oldestDays: 10 })
    expect(await readBoard(room, [], clock.now())).toEqual({ stages: [], officers: [] })
  })

  test('and a queue never mixes stages of one name of different services', async () => {
    const { room } = await bringToReview(database, pool, keyring)
    const queue = (service: string) => listQueue(room, { places: [{ service, stage: 'review' }] })
    expect((await queue('another-service')).all).toBe(0)
    expect((await queue('small-refund')).all).toBeGreaterThan(0)
    expect((await listQueue(room, { places: [] })).all).toBe(0)
  })
})
