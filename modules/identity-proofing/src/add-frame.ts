import type { Proofing } from './proofing.ts'
import { findRow } from './stored-journey.ts'
import type { FrameSeen } from './video-door.ts'
import { decideFrame, type FrameRefusal, takenAt } from './video-order.ts'

export type FrameAnswer =
  | ({ readonly kind: 'seen' } & FrameSeen)
  | { readonly kind: 'refused'; readonly code: FrameRefusal | 'frame-unreadable' }
  | { readonly kind: 'gone' }

export type Frame = {
  readonly nonce: string
  /** Milliseconds since the camera opened, by the page's clock. */
  readonly takenAt: number | null
  readonly jpeg: Uint8Array
}

/** Looks at one frame of the video under way. The bytes are looked at and forgotten; nothing of them is stored. */
export async function addFrame(proofing: Proofing, token: string, frame: Frame): Promise<FrameAnswer> {
  const { checks, clock, database } = proofing
  const found = await findRow(database, proofing, token, 'look')
  if (!found || found.role === 'watcher') return { kind: 'gone' }
  const journeyId = found.row.id
  const check = checks.find(journeyId)
  const now = clock.now()
  const refusal = decideFrame(check, { nonce: frame.nonce, bytes: frame.jpeg.byteLength }, now)
  if (refusal !== null || check === null) return { kind: 'refused', code: refusal ?? 'frame-of-no-check' }
  checks.count(journeyId, frame.jpeg.byteLength)
  const milliseconds = takenAt(frame.takenAt, now.getTime() - check.openedAt.getTime())
  const seen = await check.video.addFrame(frame.jpeg, milliseconds)
  return seen === 'unreadable' ? { kind: 'refused', code: 'frame-unreadable' } : { kind: 'seen', ...seen }
}
