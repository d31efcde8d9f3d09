import { dayInKazakhstan } from '#kz'
import { decideIin, decideLink, type IinRefusal } from './iin-step.ts'
import { type Limited, spend } from './limits.ts'
import { subjectOf } from './lock-subject.ts'
import { untilRefusalTime } from './patience.ts'
import type { Caller, Proofing } from './proofing.ts'
import { questionFor } from './question.ts'
import { type Moved, moved, type PostedForm, type Standing, takeStep } from './take-step.ts'

/**
 * - `refused` with a code of the number itself: the person can mend it, so it is told exactly
 * - `mismatch`: the one sentence for every disagreement with the State's records
 * - `wait`: the registry does not answer; nothing is lost
 */
export type IinAnswer =
  | Moved
  | { readonly kind: 'refused'; readonly code: IinRefusal }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'wait' }
  | Limited
  | Standing
type Ask = { readonly kind: 'ask'; readonly iin: string; readonly phone: string }

/** Takes an IIN and asks the Mobile Citizens Base whether the verified phone belongs to it. */
export async function submitIin(
  proofing: Proofing,
  token: string,
  form: PostedForm & { readonly iin: string },
  caller: Caller,
): Promise<IinAnswer> {
  const startedAt = performance.now()
  const first = await takeStep<IinAnswer | Ask>(proofing, token, 'submitIin', form, async (_, journey) =>
    readIin(proofing, form.iin, journey.phone ?? '', caller),
  )
  if (first.kind !== 'ask') return first
  const outcome = await proofing.registries.askPhoneOwner(first.iin, first.phone, questionFor('registration'))
  if (outcome.kind === 'unavailable')
    proofing.observe({ kind: 'unavailable', source: 'mobile-citizens', reason: outcome.reason })
  const decision = decideLink(outcome)
  const answer = await takeStep<IinAnswer>(proofing, token, 'submitIin', form, async () => {
    if (decision === 'linked') return linked(proofing, first)
    if (decision === 'wait') return { answer: { kind: 'wait' }, remember: false }
    return { answer: { kind: 'mismatch' } }
  })
  if (answer.kind === 'mismatch') await untilRefusalTime(startedAt)
  return answer
}

async function readIin(proofing: Proofing, typed: string, phone: string, caller: Caller) {
  const decision = decideIin(typed, dayInKazakhstan(proofing.clock.now()))
  if (decision.kind === 'refused') return { answer: decision }
  if (decision.kind === 'under-age') return moved('under-age', { iin: decision.iin })
  const limited = await spend(proofing, [
    ['registrations-per-address', caller.address],
    ['iin-tries-per-phone', phone],
  ])
  if (limited) return { answer: limited, remember: false as const }
  return { answer: { kind: 'ask' as const, iin: decision.iin, phone }, remember: false as const }
}

function linked({ keyring }: Proofing, { iin, phone }: Ask) {
  return moved('consent', { iin, subjectLookup: subjectOf(keyring, iin, phone) })
}
