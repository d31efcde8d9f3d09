import type { CardCue } from '#modules/identity-documents/browser'

/** Since when the card has been sharp and in its place, and where. */
export type Steadiness = { readonly since: number | null; readonly corners: readonly Spot[] }
type Spot = { readonly x: number; readonly y: number }

export const newSteadiness: Steadiness = { since: null, corners: [] }

/** Milliseconds the card must stay good, and how far a corner may wander meanwhile, in shares of the picture. */
const rules = { holds: 600, wanders: 0.02 } as const

export type Sight = { readonly cue: CardCue; readonly corners: readonly Spot[] | null }

/** What the newest sight means for the automatic picture. */
export function steadier(before: Steadiness, { cue, corners }: Sight, now: number): Steadiness {
  if (cue !== 'good' || !corners) return newSteadiness
  if (before.since === null || wander(before.corners, corners) > rules.wanders) return { since: now, corners }
  return before
}

/** Has it been good for long enough? */
export function mayShoot({ since }: Steadiness, now: number): boolean {
  return since !== null && now - since >= rules.holds
}

function wander(before: readonly Spot[], now: readonly Spot[]): number {
  const steps = before.map(({ x, y }, i) => Math.hypot(x - (now[i]?.x ?? 1), y - (now[i]?.y ?? 1)))
  return Math.max(...steps)
}
