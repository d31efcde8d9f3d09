import { expect, test } from 'vitest'
import { type WorkingCalendar, workingCalendar } from '#kz'
import { systemRandom } from '#platform/crypto'
import { openTestDatabase } from '#platform/testing'
import { enterStage, previewCalendar, readDeadlines } from './index.ts'

const { database } = await openTestDatabase()
const calendar = workingCalendar

async function wait(workingDays: number) {
  const subject = systemRandom.uuid()
  const clocks = [{ term: 'review', move: 'run-late', workingDays, verified: true }]
  const now = new Date('2026-11-23T05:00:00Z')
  await database
    .transaction()
    .execute((trx) => enterStage(trx, { subject, stage: 'review', clocks, now, calendar }))
  return subject
}

test('before another calendar is approved, everybody can see what it would move, and nothing has moved', async () => {
  const subjects = [await wait(5), await wait(10), await wait(10)]
  const edited: WorkingCalendar = {
    name: 'with the first of December off',
    years: calendar.years.map((year) =>
      year.year === 2026 ? { ...year, weekdaysOff: [...year.weekdaysOff, '12-01'] } : year,
    ),
  }
  expect(await previewCalendar(database, edited)).toEqual([
    { before: '2026-12-07', after: '2026-12-08', count: 2 },
  ])
  expect(await previewCalendar(database, calendar)).toEqual([])
  const days = (await readDeadlines(database, subjects)).map(({ dueOn }) => dueOn)
  expect(days.toSorted()).toEqual(['2026-11-30', '2026-12-07', '2026-12-07'])
})
