import type { Provenance } from '#kz'

/** A term as shipped; an administrator may set another value from a day on. */
export type ShippedTerm = Provenance & {
  readonly term: SupportTermName
  readonly value: number
  readonly unit: 'hour' | 'working-days' | 'days'
}

export type SupportTermName =
  | 'opens-at'
  | 'closes-at'
  | 'answer-within'
  | 'closes-itself-after'
  | 'kept-after-closing'

const ownChoice = { source: 'own choice', verified: false } as const

export const shippedTerms: readonly ShippedTerm[] = [
  { term: 'opens-at', value: 9, unit: 'hour', ...ownChoice },
  { term: 'closes-at', value: 18, unit: 'hour', ...ownChoice },
  { term: 'answer-within', value: 1, unit: 'working-days', ...ownChoice },
  { term: 'closes-itself-after', value: 14, unit: 'days', ...ownChoice },
  { term: 'kept-after-closing', value: 180, unit: 'days', ...ownChoice },
]
