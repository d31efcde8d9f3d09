import type { Provenance } from '#kz'

/** How long files are kept, in days, as shipped. */
export type KeptFor = Provenance & { readonly term: 'unsent' | 'sent'; readonly days: number }

export const keptFor: readonly KeptFor[] = [
  { term: 'unsent', days: 30, source: 'own choice', verified: false },
  // As long as the money it is about can be claimed back: Civil Code art. 178(1), three years, and two more for review.
  { term: 'sent', days: 5 * 365, source: 'Civil Code, art. 178(1); own choice beyond it', verified: false },
]

export function daysKept(term: KeptFor['term']): number {
  return keptFor.find((row) => row.term === term)?.days ?? 0
}
