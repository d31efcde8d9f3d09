import { describe, expect, test } from 'vitest'
import { rowOn, timelineOf } from './timeline.ts'

const row = (value: unknown, since: string | null, until: string | null, version: number | null = null) => ({
  ...{ value, since, until, version },
  ...{ article: null, source: 'somewhere', verified: true },
})
const pieces = (...rows: readonly ReturnType<typeof row>[]) =>
  timelineOf(rows).map(({ value, since, until }) => `${since ?? ''}..${until ?? ''} ${value}`)

describe('given what shipped and what was approved since', () => {
  test.each<[string, readonly ReturnType<typeof row>[], readonly string[]]>([
    ['nothing was approved', [row('a', null, null)], ['.. a']],
    [
      'a change from a day on, then the old value ends the day before',
      [row('a', null, null), row('b', '2027-01-01', null, 1)],
      ['..2026-12-31 a', '2027-01-01.. b'],
    ],
    [
      'a change for some days, then the old value comes back',
      [row('a', null, null), row('b', '2026-12-01', '2026-12-10', 1)],
      ['..2026-11-30 a', '2026-12-01..2026-12-10 b', '2026-12-11.. a'],
    ],
    [
      'a later change of the same days, then it lies over the earlier one',
      [row('a', null, null), row('b', '2027-01-01', null, 1), row('c', '2027-01-01', null, 2)],
      ['..2026-12-31 a', '2027-01-01.. c'],
    ],
    [
      'a correction of the past in the middle of a longer change',
      [row('a', null, null), row('b', '2026-01-01', null, 1), row('c', '2026-03-01', '2026-03-31', 2)],
      ['..2025-12-31 a', '2026-01-01..2026-02-28 b', '2026-03-01..2026-03-31 c', '2026-04-01.. b'],
    ],
    [
      'years with a gap, then the gap stays a gap',
      [row(1, '2024-01-01', '2024-12-31'), row(3, '2026-01-01', '2026-12-31')],
      ['2024-01-01..2024-12-31 1', '2026-01-01..2026-12-31 3'],
    ],
    [
      'an end, then there is nothing from that day on',
      [row('a', null, null), row(null, '2027-01-01', null, 1)],
      ['..2026-12-31 a', '2027-01-01.. null'],
    ],
    ['nothing at all', [], []],
  ])('when there is %s', (_, rows, expected) => {
    expect(pieces(...rows)).toEqual(expected)
  })
})

test('on the first and the last day of a row it holds, and on the days beside them it does not', () => {
  const rows = [row('a', '2026-12-01', '2026-12-10')]
  expect(
    ['2026-11-30', '2026-12-01', '2026-12-10', '2026-12-11'].map((day) => rowOn(rows, day)?.value),
  ).toEqual([undefined, 'a', 'a', undefined])
})

test('whatever rows lie over each other, a piece says on each of its days what the rows say', () => {
  const days = Array.from(
    { length: 40 },
    (_, place) => `2026-12-${String(place + 1).padStart(2, '0')}`,
  ).slice(0, 31)
  for (let seed = 1; seed < 200; seed++) {
    const rows = Array.from({ length: 4 }, (_, place) => {
      const from = (seed * (place + 3) * 7) % 28
      return row(
        place,
        days[from]!,
        (seed + place) % 3 === 0 ? null : days[from + ((seed * 5) % (31 - from))]!,
        place,
      )
    })
    const cut = timelineOf(rows)
    for (const day of days) expect(rowOn(cut, day)?.value, `${seed} ${day}`).toBe(rowOn(rows, day)?.value)
    for (const [place, piece] of cut.entries())
      expect(piece.since! > (cut[place - 1]?.until ?? '')).toBe(true)
  }
})
