import type { Figure, FigureValue } from '../index.ts'

const revenue = 'kst.kgd.gov.kz'
const guide = 'guide.kaspi.kz, January 2026'
const unsourced = 'well known, not looked up'

export const contributionFigures: readonly Figure[] = [
  {
    id: 'social-contribution-rate',
    unit: 'percent',
    values: [
      from(2023, 2024, 3.5, unsourced, false),
      from(2025, 2026, 5, guide, true),
      from(2027, 2027, 5, unsourced, false),
    ],
  },
  {
    id: 'social-contribution-max-base',
    unit: 'minimum-wages',
    values: [
      from(2023, 2023, 7, unsourced, false),
      from(2024, 2025, 7, unsourced, false),
      // 5 % of seven minimum wages is the published greatest contribution of 29 750.
      from(2026, 2026, 7, guide, true),
    ],
  },
  {
    id: 'opv-rate',
    unit: 'percent',
    values: [
      from(2023, 2024, 10, unsourced, false),
      from(2025, 2026, 10, guide, true),
      from(2027, 2027, 10, unsourced, false),
    ],
  },
  {
    id: 'opv-max-base',
    unit: 'minimum-wages',
    values: [
      from(2023, 2024, 50, unsourced, false),
      // 10 % of fifty minimum wages is the published greatest contribution of 425 000.
      from(2025, 2026, 50, guide, true),
    ],
  },
  {
    // Not for persons born before 1 January 1975.
    id: 'opvr-rate',
    unit: 'percent',
    values: [
      from(2024, 2024, 1.5, revenue, true),
      from(2025, 2025, 2.5, revenue, true),
      from(2026, 2026, 3.5, revenue, true),
      from(2027, 2027, 4.5, revenue, true),
      from(2028, null, 5, revenue, true),
    ],
  },
  {
    id: 'opvr-max-base',
    unit: 'minimum-wages',
    // 3.5 % of fifty minimum wages is the published greatest contribution of 148 750.
    values: [from(2026, 2026, 50, revenue, true)],
  },
  {
    id: 'oppv-rate',
    unit: 'percent',
    values: [from(2023, 2023, 5, revenue, true), from(2024, 2027, 5, unsourced, false)],
  },
]

function from(
  first: number,
  last: number | null,
  value: number,
  source: string,
  verified: boolean,
): FigureValue {
  const until = last === null ? null : `${last}-12-31`
  return { value, since: `${first}-01-01`, until, article: null, source, verified }
}
