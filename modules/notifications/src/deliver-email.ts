import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { decryptField, type Keyring, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { carryOn, type Way } from './carry-on.ts'
import type { MailGateway } from './mail-gateway.ts'
import type { DeliveryState } from './next-step.ts'
import { type EmailInHand, emailPlace, tablesOf } from './tables.ts'
import type { EmailWords } from './write-email.ts'

/** Takes a committed letter one step further, within two seconds; calling it again is always safe. `null`: no such letter. */
export async function deliverEmail(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: MailGateway,
  id: string,
): Promise<DeliveryState | null> {
  const email = await tablesOf(database)
    .selectFrom('emails')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!email) return null
  const state = await carryOn(email, clock, {
    send: (signal) => send(database, keyring, gateway, email, signal),
    ask: (signal) => gateway.ask(id, signal),
  })
  if (!state) return email.state
  const final = state === 'delivered' || state === 'failed'
  await tablesOf(database)
    .updateTable('emails')
    .set({ state, stateAt: clock.now(), ...(final ? { wordsSealed: null } : {}) })
    .where('id', '=', id)
    .where('state', 'not in', ['delivered', 'failed'])
    .execute()
  return state
}

/** The work of the job: every letter that is still under way, oldest first. */
export async function deliverWaitingEmails(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: MailGateway,
): Promise<void> {
  const waiting = await tablesOf(database)
    .selectFrom('emails')
    .select('id')
    .where('state', 'in', ['committed', 'accepted', 'gateway-down'])
    .orderBy('stateAt')
    .limit(100)
    .execute()
  // One letter told us that the gateway is away; the others need not each wait for it.
  for (const { id } of waiting)
    if ((await deliverEmail(database, keyring, clock, gateway, id)) === 'gateway-down') return
}

async function send(
  database: Database,
  keyring: Keyring,
  gateway: MailGateway,
  email: EmailInHand,
  signal: AbortSignal,
): ReturnType<Way['send']> {
  if (!email.wordsSealed) return 'failed'
  const key = await readPersonKey(database, keyring, email.personId)
  const words = decryptField(key, emailPlace(email.id, 'words'), email.wordsSealed)
  const { subject, text } = JSON.parse(words) as EmailWords
  const to = decryptField(key, emailPlace(email.id, 'address'), email.addressSealed)
  // The try is on record before the gateway hears of it: whoever comes next will ask, not send.
  await tablesOf(database)
    .updateTable('emails')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', email.id)
    .execute()
  return gateway.send({ id: email.id, to, subject, text }, signal)
}
