import { randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock'
import { encryptField, type Keyring, readPersonKey, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { emailPlace, tablesOf } from './tables.ts'

const threeDaysMinutes = 3 * 24 * 60

/** A letter to be sent; address and words are kept under the key of this person, which must exist. */
export type NewEmail = {
  /** A second letter under the same id changes nothing. */
  readonly id?: string
  readonly personId: string
  readonly to: string
  readonly subject: string
  /** Plain text; lines are kept. */
  readonly text: string
  /** After so many minutes it is not sent any more. Default: three days. */
  readonly minutesUseful?: number
  /** The message of the inbox that says the same. */
  readonly inboxId?: string
}

export type EmailWords = Pick<NewEmail, 'subject' | 'text'>

/** Writes down a letter inside the caller's transaction; after the commit `deliverEmail` sends it. Returns its id. */
export async function writeEmail(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  email: NewEmail,
): Promise<string> {
  const id = email.id ?? randomUUID()
  const key = await readPersonKey(trx, keyring, email.personId)
  const words: EmailWords = { subject: email.subject, text: email.text }
  await tablesOf(trx)
    .insertInto('emails')
    .values({
      id,
      personId: email.personId,
      addressSealed: encryptField(key, emailPlace(id, 'address'), email.to, systemRandom),
      wordsSealed: encryptField(key, emailPlace(id, 'words'), JSON.stringify(words), systemRandom),
      inboxId: email.inboxId ?? null,
      state: 'committed',
      stateAt: clock.now(),
      createdAt: clock.now(),
      usefulUntil: new Date(clock.now().getTime() + (email.minutesUseful ?? threeDaysMinutes) * 60_000),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}
