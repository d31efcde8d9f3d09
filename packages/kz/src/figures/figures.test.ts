import { describe, expect, test } from 'vitest'
import { isDay } from '../day.ts'
import { figureOn, figures } from './index.ts'

describe('a figure has the value of its day', () => {
  test.each([
    ['mci', '2023-12-31', 3450, true],
    ['mci', '2024-01-01', 3692, true],
    ['mci', '2025-06-01', 3932, true],
    ['mci', '2026-11-22', 4325, true],
    ['subsistence-minimum', '2023-07-01', 40_567, false],
    ['subsistence-minimum', '2024-07-01', 43_407, false],
    ['subsistence-minimum', '2025-07-01', 46_228, true],
    ['subsistence-minimum', '2026-07-01', 50_851, true],
    ['minimum-wage', '2023-07-01', 70_000, true],
    ['minimum-wage', '2026-07-01', 85_000, true],
    ['minimum-basic-pension', '2023-07-01', 24_341, false],
    ['minimum-basic-pension', '2026-07-01', 35_596, true],
    ['minimum-pension', '2024-07-01', 57_853, false],
    ['minimum-pension', '2026-07-01', 69_049, true],
    ['social-contribution-rate', '2024-12-31', 3.5, false],
    ['social-contribution-rate', '2025-01-01', 5, true],
    ['social-contribution-rate', '2027-01-01', 5, false],
    ['opv-rate', '2026-07-01', 10, true],
    ['opvr-rate', '2024-01-01', 1.5, true],
    ['opvr-rate', '2026-01-01', 3.5, true],
    ['opvr-rate', '2027-01-01', 4.5, true],
    ['opvr-rate', '2030-01-01', 5, true],
    ['oppv-rate', '2026-01-01', 5, false],
  ] as const)('%s on %s: %d, verified: %s', (id, day, value, verified) => {
    expect(figureOn(id, day)).toMatchObject({ value, verified })
  })
})

describe('a figure that is not known is not made up', () => {
  test.each([
    ['mci', '2027-01-01'],
    ['minimum-wage', '2027-01-01'],
    ['minimum-pension', '2027-06-01'],
    ['opvr-rate', '2023-12-31'],
    ['mci', '2022-12-31'],
  ] as const)('%s on %s', (id, day) => {
    expect(figureOn(id, day)).toBeNull()
  })
})

test('the greatest contributions of 2026 come out as published', () => {
  const on = (id: Parameters<typeof figureOn>[0]) => figureOn(id, '2026-01-01')!.value
  expect(
    (on('minimum-wage') * on('social-contribution-max-base') * on('social-contribution-rate')) / 100,
  ).toBe(29_750)
  expect((on('minimum-wage') * on('opv-max-base') * on('opv-rate')) / 100).toBe(425_000)
  expect((on('minimum-wage') * on('opvr-max-base') * on('opvr-rate')) / 100).toBeCloseTo(148_750, 6)
})

test('the values of a figure follow one another without overlap', () => {
  for (const { values } of figures)
    for (const [place, { since, until }] of values.entries()) {
      expect(isDay(since) && (until === null || (isDay(until) && since <= until))).toBe(true)
      const next = values[place + 1]
      if (next) expect(until !== null && until < next.since).toBe(true)
    }
})

test('a corrected table is an argument', () => {
  const corrected = figures.map((figure) =>
    figure.id === 'mci'
      ? {
          ...figure,
          values: [
            {
              value: 4500,
              since: '2027-01-01',
              until: null,
              article: null,
              source: 'administrator',
              verified: true,
            },
          ],
        }
      : figure,
  )
  expect(figureOn('mci', '2027-03-01', corrected)?.value).toBe(4500)
})
