import type { Limited } from './limits.ts'
import type { Caller, Proofing } from './proofing.ts'
import { type CodeSent, deliverCode, writeCode } from './send-code.ts'
import { type PostedForm, type Standing, takeStep } from './take-step.ts'

export type ResendAnswer = CodeSent | Limited | Standing

/** Sends another code; the one before stops being taken. */
export async function resendCode(
  proofing: Proofing,
  token: string,
  form: PostedForm,
  caller: Caller,
): Promise<ResendAnswer> {
  const startedAt = performance.now()
  const answer = await takeStep<ResendAnswer>(proofing, token, 'resendCode', form, async (trx, journey) => {
    const sent = await writeCode(proofing, trx, journey, journey.phone ?? '', caller)
    return sent.kind === 'limited' ? { answer: sent, remember: false } : { answer: sent }
  })
  if (answer.kind === 'sent') await deliverCode(proofing, answer, startedAt)
  return answer
}
