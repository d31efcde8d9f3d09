import type { Figure, FigureValue } from '../index.ts'

// 2027: the budget law for 2027–2029 was not found, so the year has no value.
const press2023 = 'press tables of 2023'
const law = {
  2023: 'Law on the republican budget for 2023–2025',
  2024: 'Law on the republican budget for 2024–2026',
  2025: 'Law on the republican budget for 2025–2027',
  2026: 'Law on the republican budget for 2026–2028 of 8 December 2025',
} as const
const press = 'zakon.kz, alau.kz, lada.kz'
const unsourced = 'well known, not looked up'

export const budgetFigures: readonly Figure[] = [
  {
    id: 'mci',
    unit: 'tenge',
    values: [
      year(2023, 3450, press2023, true),
      year(2024, 3692, press, true),
      year(2025, 3932, press, true),
      year(2026, 4325, press, true),
    ],
  },
  {
    id: 'subsistence-minimum',
    unit: 'tenge',
    values: [
      year(2023, 40_567, unsourced, false),
      year(2024, 43_407, unsourced, false),
      year(2025, 46_228, press, true),
      year(2026, 50_851, press, true),
    ],
  },
  {
    id: 'minimum-wage',
    unit: 'tenge',
    values: [
      year(2023, 70_000, press2023, true),
      year(2024, 85_000, press, true),
      year(2025, 85_000, press, true),
      year(2026, 85_000, press, true),
    ],
  },
  {
    id: 'minimum-basic-pension',
    unit: 'tenge',
    values: [
      year(2023, 24_341, unsourced, false),
      year(2024, 28_215, unsourced, false),
      year(2025, 32_360, press, true),
      year(2026, 35_596, press, true),
    ],
  },
  {
    id: 'minimum-pension',
    unit: 'tenge',
    values: [
      year(2023, 53_076, unsourced, false),
      year(2024, 57_853, unsourced, false),
      year(2025, 62_771, press, true),
      year(2026, 69_049, press, true),
    ],
  },
]

function year(of: keyof typeof law, value: number, source: string, verified: boolean): FigureValue {
  return { value, since: `${of}-01-01`, until: `${of}-12-31`, article: law[of], source, verified }
}
