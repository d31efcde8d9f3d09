import { randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock'
import type { Crypto } from '#platform/crypto'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

const dayMilliseconds = 86_400_000

/** An SMS to be sent; phone and text are kept under the key of this person, which must exist. */
export type NewSms = {
  /** A second SMS under the same id changes nothing. */
  readonly id?: string
  readonly personId: string
  /** `+7` and ten digits. */
  readonly to: string
  readonly text: string
  /** After this moment the message is no longer sent: a code that expired only confuses. Default: a day. */
  readonly usefulUntil?: Date
}

/** Writes down an SMS inside the caller's transaction; after the commit `deliverSms` sends it. Returns its id. */
export async function writeSms(trx: Database, crypto: Crypto, clock: Clock, sms: NewSms): Promise<string> {
  const id = sms.id ?? randomUUID()
  const key = await crypto.keyOf(trx, sms.personId)
  await tablesOf(trx)
    .insertInto('sms')
    .values({
      id,
      personId: sms.personId,
      phoneLookup: crypto.lookup('phone', sms.to),
      phoneSealed: key.seal('notifications.sms.phone', sms.to),
      textSealed: key.seal('notifications.sms.text', sms.text),
      state: 'committed',
      stateAt: clock.now(),
      createdAt: clock.now(),
      usefulUntil: sms.usefulUntil ?? new Date(clock.now().getTime() + dayMilliseconds),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}
