import type { Provenance } from '#kz'

/** A term as shipped; an administrator may set another value from a day on. */
export type ShippedTerm = Provenance & {
  readonly term: TermName
  readonly value: number
  readonly unit: 'days' | 'months' | 'minutes' | 'percent'
  readonly article: string | null
}
export type TermName =
  | 'appeal-months'
  | 'originals-after-approval-days'
  | 'drafts-kept-days'
  | 'video-fresh-days'
  | 'deleted-kept-days'
  | 'claim-minutes'
  | 'second-looks-percent'

export const shippedTerms: readonly ShippedTerm[] = [
  {
    term: 'appeal-months',
    value: 3,
    unit: 'months',
    article: 'Administrative Procedural Code No. 350-VI of 29.06.2020 art. 92',
    source: 'general term of an administrative complaint; not checked for identity documents',
    verified: false,
  },
  {
    term: 'originals-after-approval-days',
    value: 5,
    unit: 'days',
    article: null,
    source: 'own choice: as long as a second blind look may need',
    verified: false,
  },
  {
    term: 'drafts-kept-days',
    value: 30,
    unit: 'days',
    article: null,
    source: 'own choice: what was never sent is not kept',
    verified: false,
  },
  {
    term: 'video-fresh-days',
    value: 30,
    unit: 'days',
    article: null,
    source: 'own choice: after a rejection nothing else is repeated',
    verified: false,
  },
  {
    term: 'deleted-kept-days',
    value: 365,
    unit: 'days',
    article: null,
    source: 'own choice: that there was a document, without what it said',
    verified: false,
  },
  {
    term: 'claim-minutes',
    value: 15,
    unit: 'minutes',
    article: null,
    source: 'own choice: a claim nobody works on goes back to the queue',
    verified: false,
  },
  {
    term: 'second-looks-percent',
    value: 5,
    unit: 'percent',
    article: null,
    source: 'own choice: share of decisions that a second moderator looks at',
    verified: false,
  },
]
