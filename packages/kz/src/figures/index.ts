import type { Day } from '../day.ts'
import type { Provenance } from '../fact.ts'
import { budgetFigures } from './data/budget.ts'
import { contributionFigures } from './data/contributions.ts'

/** A figure with every value it has had. An unknown value is absent: the page says "not set". */
export type Figure = {
  readonly id: FigureId
  readonly unit: 'tenge' | 'percent' | 'minimum-wages'
  readonly values: readonly FigureValue[]
}
export type FigureValue = Provenance & {
  readonly value: number
  readonly since: Day
  /** Last day, null while in force. */
  readonly until: Day | null
  /** The act that sets it, null where not known. */
  readonly article: string | null
}
export type FigureId =
  | 'mci'
  | 'subsistence-minimum'
  | 'minimum-wage'
  | 'minimum-basic-pension'
  | 'minimum-pension'
  | 'social-contribution-rate'
  | 'social-contribution-max-base'
  | 'opv-rate'
  | 'opv-max-base'
  | 'opvr-rate'
  | 'opvr-max-base'
  | 'oppv-rate'

/** The figures as shipped; every function that reads one takes the table as an argument. */
export const figures: readonly Figure[] = [...budgetFigures, ...contributionFigures]

/**
 * The value of a figure on a day, or null when none is known for that day.
 * @example figureOn('mci', '2026-11-22')?.value // 4325
 */
export function figureOn(id: FigureId, day: Day, table: readonly Figure[] = figures): FigureValue | null {
  const values = table.find((figure) => figure.id === id)?.values ?? []
  return values.find(({ since, until }) => since <= day && (until === null || day <= until)) ?? null
}
