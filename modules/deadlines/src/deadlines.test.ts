import { describe, expect, test } from 'vitest'
import { type WorkingCalendar, workingCalendar } from '#kz'
import { systemRandom } from '#platform/crypto'
import { openTestDatabase } from '#platform/testing'
import { dueDateFrom } from './due-date.ts'
import {
  type Clockwork,
  enterStage,
  findDueDeadlines,
  readDeadlines,
  recomputeDeadlines,
  takeDeadline,
} from './index.ts'

const { database } = await openTestDatabase()
const monday = new Date('2026-11-23T05:00:00Z')
const on = (day: string) => new Date(`${day}T05:00:00Z`)
const limit: Clockwork = { term: 'approval', move: 'expire', workingDays: 10, verified: false }
const reminder: Clockwork = { term: 'silence', move: 'remind', workingDays: 5, verified: false }

async function enter(
  subject: string,
  stage: string,
  clocks: readonly Clockwork[],
  { now = monday, pauses }: { now?: Date; pauses?: string } = {},
) {
  await database
    .transaction()
    .execute((trx) => enterStage(trx, { subject, stage, clocks, pauses, now, calendar: workingCalendar }))
  return readDeadlines(database, [subject])
}

describe('a term of working days', () => {
  test.each([
    ['begins the next day and ends with its last one', '2026-11-23', 10, '2026-12-07'],
    ['that begins on a Saturday begins on Monday', '2026-11-28', 1, '2026-12-01'],
    ['goes over New Year', '2026-12-30', 10, '2027-01-18'],
  ])('%s', (_, day, days, dueOn) => {
    expect(dueDateFrom(on(day), days, workingCalendar)).toMatchObject({
      dueOn,
      dueAt: new Date(Date.parse(`${dueOn}T00:00:00+05:00`) + 86_400_000),
    })
  })
})

describe('given a stage with a limit and a reminder', () => {
  test('when it is entered, then both run and say why', async () => {
    const rows = await enter(systemRandom.uuid(), 'waiting', [limit, reminder])
    expect(rows).toMatchObject([
      { term: 'silence', dueOn: '2026-11-30', state: 'open' },
      { term: 'approval', dueOn: '2026-12-07', startedOn: '2026-11-23', workingDays: 10, verified: false },
    ])
    expect(rows[0]?.calendar).toBe(workingCalendar.name)
  })

  test('when the next stage goes on with them, then nothing begins anew, not even what is over', async () => {
    const subject = systemRandom.uuid()
    const [silence] = await enter(subject, 'waiting', [limit, reminder])
    expect(await takeDeadline(database, silence!.id, on('2026-12-01'))).toBe(true)
    const onwards = [limit, reminder].map((clock) => ({ ...clock, continues: true }))
    const rows = await enter(subject, 'some agreed', onwards, { now: on('2026-12-02') })
    expect(rows).toMatchObject([
      { term: 'silence', state: 'taken' },
      { term: 'approval', state: 'open', dueOn: '2026-12-07' },
    ])
    const anew = await enter(subject, 'waiting', [limit], { now: on('2026-12-02') })
    expect(anew).toMatchObject([{ term: 'approval', startedOn: '2026-12-02', dueOn: '2026-12-17' }])
  })

  test('when it is left for good, then nothing is due', async () => {
    const subject = systemRandom.uuid()
    await enter(subject, 'waiting', [limit])
    expect(await enter(subject, 'withdrawn', [])).toEqual([])
  })
})

test('a clock that stands still goes on with the days it had left', async () => {
  const subject = systemRandom.uuid()
  const review = { term: 'review', move: 'run-late', workingDays: 5, verified: false }
  const asked = { term: 'answer', move: 'refuse', workingDays: 10, verified: false }
  await enter(subject, 'review', [review])
  const paused = await enter(subject, 'asked', [asked], { now: on('2026-11-25'), pauses: 'review' })
  expect(paused.find(({ term }) => term === 'review')).toMatchObject({ state: 'paused', daysLeft: 3 })
  expect(await findDueDeadlines(database, on('2026-12-03'), 100)).not.toContainEqual(
    expect.objectContaining({ subject, term: 'review' }),
  )
  const back = await enter(subject, 'review', [review], { now: on('2026-12-03') })
  expect(back).toMatchObject([{ term: 'review', state: 'open', dueOn: '2026-12-08' }])
})

test('a deadline is taken once, and not before its time', async () => {
  const subject = systemRandom.uuid()
  const [row] = await enter(subject, 'waiting', [reminder])
  const before = new Date(row!.dueAt.getTime() - 1)
  expect(await takeDeadline(database, row!.id, before)).toBe(false)
  expect(await findDueDeadlines(database, row!.dueAt, 100)).toContainEqual(
    expect.objectContaining({ subject, move: 'remind' }),
  )
  const taken = await Promise.all(
    [1, 2, 3].map(() => database.transaction().execute((trx) => takeDeadline(trx, row!.id, row!.dueAt))),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('another calendar moves open due dates and names those that moved', async () => {
  const subject = systemRandom.uuid()
  await enter(subject, 'waiting', [limit, { ...reminder, workingDays: 1 }])
  const edited: WorkingCalendar = {
    name: 'with a day off in December',
    years: workingCalendar.years.map((year) =>
      year.year === 2026 ? { ...year, weekdaysOff: [...year.weekdaysOff, '12-01'] } : year,
    ),
  }
  const recompute = () =>
    database.transaction().execute((trx) => recomputeDeadlines(trx, edited, on('2026-11-23'), 1000))
  const { moved } = await recompute()
  expect(moved.filter((one) => one.subject === subject)).toMatchObject([
    { term: 'approval', before: '2026-12-07', after: '2026-12-08' },
  ])
  expect((await readDeadlines(database, [subject])).map(({ calendar }) => calendar)).toEqual([
    edited.name,
    edited.name,
  ])
  expect(await recompute()).toEqual({ looked: 0, moved: [] })
})
