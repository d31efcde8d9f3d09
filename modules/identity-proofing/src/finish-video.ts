import { dayInKazakhstan } from '#kz'
import type { Outcome } from '#modules/registries'
import { type Conclusion, conclude } from './conclude.ts'
import { attachVideo } from './documents/attach-video.ts'
import { decideIdentity, decideReturn, type Likeness, refusalOf } from './identity-decision.ts'
import type { OpenCheck } from './open-checks.ts'
import { untilRefusalTime } from './patience.ts'
import type { Caller, Proofing } from './proofing.ts'
import { questionFor } from './question.ts'
import { findJourney, type StoredJourney } from './stored-journey.ts'
import { type Standing, takeStep } from './take-step.ts'
import { checkExpiry } from './video-order.ts'

/**
 * - a conclusion: verified, refused or under age
 * - `wait`: the video passed and the registry does not answer; ask again with `askAgain`, nothing is lost
 * - `video-lost`: this process knows no such video (it was restarted, or the time ran out); no attempt is counted
 */
export type FinishAnswer =
  | Conclusion
  | { readonly kind: 'wait' }
  | { readonly kind: 'video-lost' }
  | { readonly kind: 'too-late' }
  | Standing

/** Decides on the video, and if it passes, on the identity. */
export async function finishVideo(
  proofing: Proofing,
  token: string,
  { nonce }: { readonly nonce: string },
  caller: Caller,
): Promise<FinishAnswer> {
  const standing = await stand(proofing, token)
  if (!('journey' in standing)) return standing
  const { journey } = standing
  const { row } = journey
  if (row.stage !== 'video') return { kind: 'stale', stage: row.stage }
  const check = proofing.checks.find(row.id)
  if (check === null || check.nonce !== nonce) return { kind: 'video-lost' }
  if (proofing.clock.now() >= checkExpiry(check)) return closeLate(proofing, row.id)
  // A camera that never opened is no attempt.
  if (check.frames === 0) return { kind: 'video-lost' }
  const verdict = await check.video.decide()
  proofing.observe({ kind: 'video-decided', ...verdict })
  if (verdict.pass) return decideOn(proofing, token, journey, check, caller)
  proofing.checks.close(row.id)
  const refusal = refusalOf('video', { reasons: verdict.reasons })
  const decided = { decision: { kind: 'refused', refusal }, madeBy: check.video.madeBy } as const
  return conclude(proofing, token, 'finishVideo', decided, caller)
}

/** Asks the registry once more about a video that passed while the registry did not answer. */
export async function askAgain(proofing: Proofing, token: string, caller: Caller): Promise<FinishAnswer> {
  const standing = await stand(proofing, token)
  if (!('journey' in standing)) return standing
  const { row } = standing.journey
  if (row.stage !== 'decision') return { kind: 'stale', stage: row.stage }
  const check = proofing.checks.find(row.id)
  if (check?.passedAt) return decideOn(proofing, token, standing.journey, check, caller)
  return takeStep<FinishAnswer>(proofing, token, 'askAgain', { formKey: null }, async () => ({
    answer: { kind: 'video-lost' },
    change: { stage: 'video' },
  }))
}

async function decideOn(
  proofing: Proofing,
  token: string,
  journey: StoredJourney,
  check: OpenCheck,
  caller: Caller,
): Promise<FinishAnswer> {
  const { row, iin } = journey
  if (row.purpose === 'document') return attachVideo(proofing, token, journey, check)
  const startedAt = performance.now()
  const outcome = await proofing.registries.askIndividual(iin ?? '', questionFor(row.purpose))
  if (outcome.kind === 'unavailable')
    proofing.observe({ kind: 'unavailable', source: 'individuals', reason: outcome.reason })
  const photo = photoOf(outcome)
  const likeness: Likeness = (photo && (await check.video.compareWith(photo))?.zone) ?? 'unseen'
  const decision =
    row.purpose === 'registration'
      ? decideIdentity(outcome, likeness, dayInKazakhstan(proofing.clock.now()))
      : decideReturn(outcome, likeness)
  const move = row.stage === 'decision' ? 'askAgain' : 'finishVideo'
  if (decision.kind === 'wait') return keepWaiting(proofing, token, row.id, move)
  proofing.checks.close(row.id)
  const answer = await conclude(proofing, token, move, { decision, madeBy: check.video.madeBy }, caller)
  if (decision.kind === 'refused' && decision.refusal.code === 'mismatch') await untilRefusalTime(startedAt)
  return answer
}

function keepWaiting(
  proofing: Proofing,
  token: string,
  journeyId: string,
  move: 'askAgain' | 'finishVideo',
): Promise<FinishAnswer> {
  if (move === 'finishVideo') proofing.checks.markPassed(journeyId)
  return takeStep<FinishAnswer>(proofing, token, move, { formKey: null }, async () => ({
    answer: { kind: 'wait' },
    change: { stage: 'decision' },
  }))
}

function photoOf(outcome: Outcome<{ readonly photo?: Uint8Array | undefined } | null>): Uint8Array | null {
  return outcome.kind === 'answer' ? (outcome.answer?.photo ?? null) : null
}

function closeLate({ checks }: Proofing, journeyId: string): FinishAnswer {
  checks.close(journeyId)
  return { kind: 'too-late' }
}

async function stand(
  proofing: Proofing,
  token: string,
): Promise<{ readonly journey: StoredJourney } | Standing> {
  const found = await findJourney(proofing.database, proofing, token, 'look')
  if (!found) return { kind: 'gone' }
  const { journey, role } = found
  return role === 'watcher' ? { kind: 'elsewhere', stage: journey.row.stage } : { journey }
}
