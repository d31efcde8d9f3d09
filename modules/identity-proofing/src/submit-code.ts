import { sql } from 'kysely'
import type { Database } from '#platform/database'
import { type CodeRefusal, decideCode } from './code-step.ts'
import { type Limited, spend } from './limits.ts'
import type { Caller, Proofing } from './proofing.ts'
import { hashCode, readCodes } from './send-code.ts'
import { findReturning } from './sign-in.ts'
import { tablesOf } from './tables.ts'
import { type Moved, moved, type PostedForm, type Standing, takeStep } from './take-step.ts'

export type CodeAnswer =
  | Moved
  | { readonly kind: 'refused'; readonly code: CodeRefusal; readonly triesLeft: number }
  | Limited
  | Standing

/** Takes the code of the newest SMS: five minutes, five tries, once. */
export async function submitCode(
  proofing: Proofing,
  token: string,
  form: PostedForm & { readonly code: string },
  caller: Caller,
): Promise<CodeAnswer> {
  return takeStep<CodeAnswer>(proofing, token, 'submitCode', form, async (trx, journey) => {
    const { clock, keyring } = proofing
    const { row } = journey
    const limited = await spend(proofing, [['code-tries-per-address', caller.address]])
    if (limited) return { answer: limited, remember: false }
    const hashOf = (digits: string) => hashCode(keyring, row.id, digits).toString('base64url')
    const codes = await readCodes(trx, row.id)
    const decision = decideCode(codes, form.code, hashOf, clock.now())
    if (decision.kind === 'accepted') {
      await markUsed(trx, decision.code.smsId, clock.now())
      if (row.purpose === 'registration') return moved('iin')
      // Whoever signs is signed in already: the account is the journey's own.
      return row.purpose === 'signature' ? moved('consent') : findReturning(proofing, trx, journey)
    }
    const { code, triesLeft, costsTry } = decision
    const newest = codes.at(-1)
    if (costsTry && newest) await countWrongTry(trx, newest.smsId)
    return { answer: { kind: 'refused', code, triesLeft } }
  })
}

async function markUsed(trx: Database, smsId: string, now: Date): Promise<void> {
  await tablesOf(trx).updateTable('sentCodes').set({ usedAt: now }).where('smsId', '=', smsId).execute()
}

async function countWrongTry(trx: Database, smsId: string): Promise<void> {
  await tablesOf(trx)
    .updateTable('sentCodes')
    .set({ wrongTries: sql`wrong_tries + 1` })
    .where('smsId', '=', smsId)
    .execute()
}
