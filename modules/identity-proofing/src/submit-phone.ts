import type { Limited } from './limits.ts'
import { decidePhone, type PhoneRefusal } from './phone-step.ts'
import type { Caller, Proofing } from './proofing.ts'
import { type CodeSent, deliverCode, writeCode } from './send-code.ts'
import { type Moved, moved, type PostedForm, type Standing, takeStep } from './take-step.ts'

export type PhoneAnswer =
  | (Moved & Pick<CodeSent, 'smsId' | 'hidden'>)
  | { readonly kind: 'refused'; readonly code: PhoneRefusal }
  | Limited
  | Standing

/** Takes a mobile number of Kazakhstan and sends a code to it. */
export async function submitPhone(
  proofing: Proofing,
  token: string,
  form: PostedForm & { readonly phone: string },
  caller: Caller,
): Promise<PhoneAnswer> {
  const startedAt = performance.now()
  const answer = await takeStep<PhoneAnswer>(proofing, token, 'submitPhone', form, async (trx, journey) => {
    const decision = decidePhone(form.phone)
    if (decision.kind === 'refused') return { answer: decision }
    const code = await writeCode(proofing, trx, journey, decision.phone, caller)
    if (code.kind === 'limited') return { answer: code, remember: false }
    const { answer, change } = moved('code', { phone: decision.phone })
    return { answer: { ...answer, smsId: code.smsId, hidden: code.hidden }, ...(change ? { change } : {}) }
  })
  if (answer.kind === 'moved') await deliverCode(proofing, answer, startedAt)
  return answer
}

/** Goes back to type another number; codes sent so far open nothing any more. */
export async function changePhone(
  proofing: Proofing,
  token: string,
  form: PostedForm,
): Promise<Moved | Standing> {
  return takeStep<Moved | Standing>(proofing, token, 'changePhone', form, async () => moved('phone'))
}
