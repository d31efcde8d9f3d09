import { randomToken } from '#platform/crypto'
import { readLock } from './failures.ts'
import { type Limited, spend } from './limits.ts'
import { orderOf } from './offer-order.ts'
import type { Caller, Proofing } from './proofing.ts'
import type { StoredJourney } from './stored-journey.ts'
import { type Standing, takeStep } from './take-step.ts'
import type { VideoAction } from './video-door.ts'
import { checkExpiry, orderStands } from './video-order.ts'

/**
 * - `locked`: five videos failed; the time it ends
 * - `order-used`: an order serves one video; the page that shows the next one
 * - `busy`: no room for another video in this process right now
 */
export type StartVideoAnswer =
  | {
      readonly kind: 'started'
      readonly nonce: string
      readonly actions: readonly VideoAction[]
      readonly expiresAt: Date
    }
  | { readonly kind: 'locked'; readonly until: Date }
  | { readonly kind: 'order-used' }
  | { readonly kind: 'busy' }
  | Limited
  | Standing
type Opened = {
  readonly kind: 'opened'
  readonly journeyId: string
  readonly actions: readonly VideoAction[]
}

/**
 * Opens a video: a nonce that every frame must carry, for the order of actions the person has just seen. Opening costs
 * no attempt; only too many videos that were never finished are slowed down.
 */
export async function startVideo(
  proofing: Proofing,
  token: string,
  caller: Caller,
): Promise<StartVideoAnswer> {
  const form = { formKey: null }
  const answer = await takeStep<StartVideoAnswer | Opened>(
    proofing,
    token,
    'startVideo',
    form,
    (trx, journey) => useOrder(proofing, trx, journey, caller),
  )
  return answer.kind === 'opened' ? openCheck(proofing, answer) : answer
}

async function useOrder(
  proofing: Proofing,
  trx: Proofing['database'],
  journey: StoredJourney,
  caller: Caller,
): Promise<{ answer: StartVideoAnswer | Opened; change?: { orderActions: null; orderOfferedAt: null } }> {
  const now = proofing.clock.now()
  const subject = journey.row.subjectLookup ?? Buffer.alloc(32)
  const { lockedUntil } = await readLock(trx, subject, now)
  if (lockedUntil) return { answer: { kind: 'locked', until: lockedUntil } }
  const order = orderOf(journey)
  if (!orderStands(order, now)) return { answer: { kind: 'order-used' } }
  const limited = await spend(proofing, [
    ['identifications-per-address', caller.address],
    ['video-starts-per-person', subject.toString('base64url')],
  ])
  if (limited) return { answer: limited }
  return {
    answer: { kind: 'opened', journeyId: journey.row.id, actions: order.actions },
    change: { orderActions: null, orderOfferedAt: null },
  }
}

function openCheck({ checks, clock, random, video }: Proofing, opened: Opened): StartVideoAnswer {
  const { journeyId, actions } = opened
  const nonce = randomToken(random, 16)
  const openedAt = clock.now()
  const check = { journeyId, nonce, openedAt, frames: 0, bytes: 0, passedAt: null }
  if (!checks.keep({ ...check, video: video.openCheck(actions) })) return { kind: 'busy' }
  return { kind: 'started', nonce, actions, expiresAt: checkExpiry(check) }
}
