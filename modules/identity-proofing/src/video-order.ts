import { lockRules } from './lock.ts'

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
} as const

/** What the person is asked to do, in this order. Drawn by the server, shown before the camera opens, used once. */
export type OfferedOrder<Action extends string = string> = {
  readonly actions: readonly Action[]
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

/** When the camera has been open long enough. */
export function checkExpiry(check: { readonly openedAt: Date }): Date {
  return new Date(check.openedAt.getTime() + videoRules.checkMilliseconds)
}
