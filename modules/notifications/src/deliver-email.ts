import type { Clock } from '#platform/clock'
import { decryptField, type Keyring, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { carryOn, type SendOutcome, type Standing, standingAfter } from './carry-on.ts'
import { claimHandOver, noteStanding } from './hand-over.ts'
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
  const standing = await carryOn(email, clock, {
    send: (signal) => send({ database, keyring, clock, gateway }, email, signal),
    ask: (signal) => gateway.ask(id, signal),
  })
  if (standing) await settle(database, clock, id, standing)
  return standing?.state ?? email.state
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

type EmailRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly gateway: MailGateway
}

async function send(room: EmailRoom, email: EmailInHand, signal: AbortSignal): Promise<SendOutcome> {
  const { database, keyring, clock, gateway } = room
  if (!email.wordsSealed) return 'failed'
  const key = await readPersonKey(database, keyring, email.personId)
  const words = decryptField(key, emailPlace(email.id, 'words'), email.wordsSealed)
  const { subject, text } = JSON.parse(words) as EmailWords
  const to = decryptField(key, emailPlace(email.id, 'address'), email.addressSealed)
  if (!(await claimHandOver(database, clock, 'emails', email))) return 'elsewhere'
  const { outcome, later } = await gateway.send({ id: email.id, to, subject, text }, signal)
  void later?.then((late) => noteLate(room, email.id, late.outcome)).catch(() => undefined)
  return outcome
}

/** The answer came after nobody was waiting for it any more. */
async function noteLate({ database, clock }: EmailRoom, id: string, outcome: SendOutcome): Promise<void> {
  const standing = standingAfter(outcome)
  if (standing && outcome !== 'unknown') await settle(database, clock, id, standing)
}

/** Notes where a letter stands; its words are destroyed with the last one. */
async function settle(database: Database, clock: Clock, id: string, standing: Standing): Promise<void> {
  await noteStanding(database, clock, 'emails', id, standing)
  await tablesOf(database)
    .updateTable('emails')
    .set({ wordsSealed: null })
    .where('id', '=', id)
    .where('state', 'in', ['delivered', 'failed'])
    .execute()
}
