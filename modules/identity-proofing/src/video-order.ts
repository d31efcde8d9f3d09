import { lockRules } from './lock.ts'
import type { VideoAction } from './video-door.ts'

export const videoRules = {
  /** How long an order of actions stands on the page before another one is drawn. */
  offerMilliseconds: 10 * 60_000,
  /** From the opening of the camera to the last frame. */
  checkMilliseconds: 3 * 60_000,
  /** How long a video that passed waits for a registry that does not answer. */
  decisionMilliseconds: lockRules.lockMilliseconds,
  frames: 600,
  frameBytes: 400_000,
  totalBytes: 40_000_000,
  /** All videos of one process together; beyond it nobody else may start. */
  processBytes: 600_000_000,
} as const

/** What the person is asked to do, in this order. Drawn by the server, shown before the camera opens, used once. */
export type OfferedOrder = {
  readonly actions: readonly VideoAction[]
  readonly offeredAt: Date
}

/** May this order still be used to open the camera? */
export function orderStands(order: OfferedOrder | null, now: Date): order is OfferedOrder {
  return order !== null && now.getTime() < order.offeredAt.getTime() + videoRules.offerMilliseconds
}

/** What is known about an open check when a frame arrives. */
export type CheckInHand = {
  readonly nonce: string
  readonly openedAt: Date
  readonly frames: number
  readonly bytes: number
}
export type FrameRefusal =
  | 'frame-of-no-check'
  | 'frame-of-another-check'
  | 'frame-too-late'
  | 'frame-too-large'
  | 'frame-empty'
  | 'frames-too-many'

/** Is this frame one of this check, in time and within the bounds? null: take it. */
export function decideFrame(
  check: CheckInHand | null,
  frame: { readonly nonce: string; readonly bytes: number },
  now: Date,
): FrameRefusal | null {
  if (check === null) return 'frame-of-no-check'
  if (frame.nonce !== check.nonce) return 'frame-of-another-check'
  if (now >= checkExpiry(check)) return 'frame-too-late'
  if (frame.bytes === 0) return 'frame-empty'
  if (frame.bytes > videoRules.frameBytes) return 'frame-too-large'
  if (check.frames >= videoRules.frames || check.bytes + frame.bytes > videoRules.totalBytes)
    return 'frames-too-many'
  return null
}

/** How far behind its taking a frame may arrive, and how far a page's clock may run ahead. */
const latestArrivalMilliseconds = 5000
const clockDriftMilliseconds = 500

/**
 * When a frame was taken, in milliseconds since the camera opened. The page's own time is better on a slow network,
 * where frames arrive in bursts, and is believed only as far as the server's clock bears it out.
 */
export function takenAt(claimed: number | null, arrived: number): number {
  if (claimed === null || !Number.isFinite(claimed)) return arrived
  const early = arrived - claimed
  if (early > latestArrivalMilliseconds || early < -clockDriftMilliseconds) return arrived
  return Math.max(0, Math.min(claimed, arrived))
}

/** When the camera has been open long enough. */
export function checkExpiry(check: { readonly openedAt: Date }): Date {
  return new Date(check.openedAt.getTime() + videoRules.checkMilliseconds)
}
