import type { FailureKind } from '../../camera/failure-kinds.ts'

/** Times of one video, in milliseconds since it began. */
export type Waiting = {
  readonly now: number
  readonly allowed: number
  /** When the server was last heard, and when the page last came back from the background. */
  readonly heardAt: number
  readonly resumedAt: number
  /** When the picture was last not black. */
  readonly brightAt: number
}

const silence = 25_000
const darkness = 5000
const slowness = 4000

/** What has taken too long to go on; null: go on. */
export function outOfPatience({ now, allowed, heardAt, resumedAt, brightAt }: Waiting): FailureKind | null {
  if (now > allowed) return 'start-again'
  if (now - Math.max(heardAt, resumedAt) > silence) return 'connection'
  return now - Math.max(brightAt, resumedAt) > darkness ? 'black' : null
}

/** Long enough without an answer to tell the person that the network is slow. */
export function isSilent({ now, heardAt, resumedAt }: Waiting): boolean {
  return now - Math.max(heardAt, resumedAt) > slowness
}
