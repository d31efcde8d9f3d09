import type { Bank, CalendarYear, Day, PaymentPurpose } from '#kz'

/**
 * What may stand in a row of each kind. Keys: a figure's id; `SERVICE.TERM`; a year; a BIC; a payment purpose code;
 * `SERVICE.REASON`; `SERVICE.REFUSAL`; `SERVICE.PAYMENT`.
 */
export type ReferenceValues = {
  readonly figure: { readonly amount: number }
  readonly term: { readonly workingDays: number }
  readonly 'calendar-year': Pick<CalendarYear, 'weekdaysOff' | 'workingWeekends' | 'status'>
  readonly bank: Pick<Bank, 'name' | 'code' | 'kind'>
  readonly 'payment-purpose': Pick<PaymentPurpose, 'payment' | 'what'>
  /** The documents that a reason for a refund asks for. */
  readonly reason: { readonly documents: readonly string[] }
  /** A reason for an officer to refuse; it is there, or it is not. */
  readonly refusal: Readonly<Record<never, never>>
  /** Whether a service refunds payments of this kind. */
  readonly 'refunded-payment': { readonly offered: boolean }
}

export const referenceKinds = [
  'figure',
  'term',
  'calendar-year',
  'bank',
  'payment-purpose',
  'reason',
  'refusal',
  'refunded-payment',
] as const satisfies readonly (keyof ReferenceValues)[]
export type ReferenceKind = (typeof referenceKinds)[number]

/** A fact and the days it holds. */
export type DatedRow<Value = unknown> = {
  /** Null: in these days there is no such fact. */
  readonly value: Value | null
  /** First and last day; null where not known, or not ended. */
  readonly since: Day | null
  readonly until: Day | null
  /** The act that sets it. */
  readonly article: string | null
  readonly source: string
  readonly verified: boolean
  /** The approved change it comes from; null as shipped. */
  readonly version: number | null
}

/** A fact under its name, as shipped. */
export type ShippedRow<Kind extends ReferenceKind = ReferenceKind> = {
  [One in Kind]: DatedRow<ReferenceValues[One]> & { readonly kind: One; readonly key: string }
}[Kind]

/** A row under its key, shipped or approved. */
export type KeyedRow<Kind extends ReferenceKind> = DatedRow<ReferenceValues[Kind]> & { readonly key: string }
