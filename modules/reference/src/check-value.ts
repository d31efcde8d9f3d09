import * as v from 'valibot'
import { isDay, isWeekend } from '#kz'
import type { ReferenceKind, ReferenceValues } from './reference-row.ts'

/** Why a value cannot stand in a row of its kind. */
export type ValueProblem =
  | 'amount-wrong'
  | 'working-days-wrong'
  | 'calendar-day-wrong'
  | 'weekday-expected'
  | 'weekend-expected'
  | 'bank-wrong'
  | 'purpose-wrong'
  | 'documents-wrong'
  | 'value-wrong'

const word = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))
const monthAndDay = v.pipe(v.string(), v.maxLength(40))

const shapes: { readonly [Kind in ReferenceKind]: v.GenericSchema<unknown, ReferenceValues[Kind]> } = {
  figure: v.strictObject({
    // Tenge, per cent or minimum wages; none has more than four decimals.
    amount: v.pipe(
      v.number(),
      v.minValue(0),
      v.maxValue(1e12),
      v.check((amount) => Number(amount.toFixed(4)) === amount),
    ),
  }),
  term: v.strictObject({ workingDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(250)) }),
  'calendar-year': v.strictObject({
    weekdaysOff: v.array(monthAndDay),
    workingWeekends: v.array(monthAndDay),
    status: v.picklist(['official', 'projected']),
  }),
  bank: v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(120)),
    code: v.pipe(v.string(), v.regex(/^\d{3}$/)),
    kind: v.picklist(['bank', 'institution', 'other']),
  }),
  'payment-purpose': v.strictObject({
    payment: v.picklist(['OPV', 'OPVR', 'OPPV', 'DPV', 'SC', 'health-employer', 'health-worker']),
    what: v.picklist(['contribution', 'penalty', 'refund', 'penalty-refund']),
  }),
  reason: v.strictObject({ documents: v.pipe(v.array(word), v.maxLength(20)) }),
  refusal: v.strictObject({}),
  'refunded-payment': v.strictObject({ offered: v.boolean() }),
}

const problems: Readonly<Record<ReferenceKind, ValueProblem>> = {
  figure: 'amount-wrong',
  term: 'working-days-wrong',
  'calendar-year': 'calendar-day-wrong',
  bank: 'bank-wrong',
  'payment-purpose': 'purpose-wrong',
  reason: 'documents-wrong',
  refusal: 'value-wrong',
  'refunded-payment': 'value-wrong',
}

/** What is wrong with a value for a row of this kind and key, and the part that is wrong where it is one of many. */
export function checkValue(
  kind: ReferenceKind,
  key: string,
  value: unknown,
): { readonly code: ValueProblem; readonly found?: string } | null {
  if (!v.is(shapes[kind], value)) return { code: problems[kind] }
  return kind === 'calendar-year' ? calendarProblem(key, value as ReferenceValues['calendar-year']) : null
}

function calendarProblem(year: string, { weekdaysOff, workingWeekends }: ReferenceValues['calendar-year']) {
  const inYear = (day: string) => `${year}-${day}`
  const all = [...weekdaysOff, ...workingWeekends]
  const wrong = all.find((day, place) => !isDay(inYear(day)) || all.indexOf(day) < place)
  if (wrong) return { code: 'calendar-day-wrong', found: wrong } as const
  const weekend = weekdaysOff.find((day) => isWeekend(inYear(day)))
  if (weekend) return { code: 'weekday-expected', found: weekend } as const
  const weekday = workingWeekends.find((day) => !isWeekend(inYear(day)))
  return weekday ? ({ code: 'weekend-expected', found: weekday } as const) : null
}
