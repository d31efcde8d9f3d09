import { randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock'
import { encryptField, type Keyring, lookupIndex, readPersonKey, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { smsPlace, tablesOf } from './tables.ts'

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
  /** The message of the inbox that says the same. */
  readonly inboxId?: string
}

/** Writes down an SMS inside the caller's transaction; after the commit `deliverSms` sends it. Returns its id. */
export async function writeSms(trx: Database, keyring: Keyring, clock: Clock, sms: NewSms): Promise<string> {
  const id = sms.id ?? randomUUID()
  const key = await readPersonKey(trx, keyring, sms.personId)
  await tablesOf(trx)
    .insertInto('sms')
    .values({
      id,
      personId: sms.personId,
      phoneLookup: lookupIndex(keyring, 'notifications.phone', sms.to),
      phoneSealed: encryptField(key, smsPlace(id, 'phone'), sms.to, systemRandom),
      textSealed: encryptField(key, smsPlace(id, 'text'), sms.text, systemRandom),
      inboxId: sms.inboxId ?? null,
      state: 'committed',
      stateAt: clock.now(),
      createdAt: clock.now(),
      usefulUntil: sms.usefulUntil ?? new Date(clock.now().getTime() + dayMilliseconds),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}
