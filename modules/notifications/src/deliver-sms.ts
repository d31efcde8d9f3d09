import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { carryOn } from './carry-on.ts'
import type { DeliveryState } from './next-step.ts'
import { sendSms } from './send-sms.ts'
import { settleSms } from './settle-sms.ts'
import type { SmsGateway } from './sms-gateway.ts'
import { type SmsInHand, tablesOf } from './tables.ts'

/** An SMS on its way, with the time of its last change. `null` from a front door means: no such SMS. */
export type SmsProgress = { readonly id: string; readonly state: DeliveryState; readonly at: Date }

/**
 * Takes a committed SMS one step further and says how far it has come, within two seconds: sends it, or asks the
 * operator that may have it what became of it. Called at once after the commit, by the page that waits, and by the job;
 * calling it again is always safe.
 */
export async function deliverSms(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: SmsGateway,
  id: string,
): Promise<SmsProgress | null> {
  const sms = await read(database, id)
  if (!sms) return null
  const standing = await carryOn(sms, clock, {
    send: (signal) => sendSms({ database, keyring, clock, gateway }, sms, signal),
    ask: (signal) => ask(database, gateway, sms, signal),
  })
  if (standing) await settleSms(database, clock, id, standing)
  return readSmsProgress(database, id)
}

/** How far an SMS has come as far as is known here, without asking the gateway. */
export async function readSmsProgress(database: Database, id: string): Promise<SmsProgress | null> {
  const sms = await read(database, id)
  return sms ? { id, state: sms.state, at: sms.stateAt } : null
}

const atOnce = 10

/** The work of the job: every SMS that is still under way, oldest first. Returns how many it took further. */
export async function deliverWaitingSms(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: SmsGateway,
): Promise<number> {
  const waiting = await tablesOf(database)
    .selectFrom('sms')
    .select('id')
    .where('state', 'in', ['committed', 'accepted', 'gateway-down'])
    .orderBy('stateAt')
    .limit(100)
    .execute()
  let moved = 0
  for (let at = 0; at < waiting.length; at += atOnce) {
    const few = waiting.slice(at, at + atOnce)
    const states = await Promise.all(few.map(({ id }) => deliverSms(database, keyring, clock, gateway, id)))
    const further = states.filter((progress) => progress?.state !== 'gateway-down').length
    moved += further
    // These told us that nobody answers; the others need not each wait for it.
    if (further === 0) break
  }
  return moved
}

async function ask(database: Database, gateway: SmsGateway, sms: SmsInHand, signal: AbortSignal) {
  const provider = sms.provider === null ? undefined : gateway.provider(sms.provider)
  if (!provider) return 'unknown'
  const parts = await tablesOf(database)
    .selectFrom('smsParts')
    .select('reference')
    .where('smsId', '=', sms.id)
    .orderBy('part')
    .execute()
  return provider.ask({ id: sms.id, references: parts.map(({ reference }) => reference) }, signal)
}

async function read(database: Database, id: string): Promise<SmsInHand | undefined> {
  return tablesOf(database).selectFrom('sms').selectAll().where('id', '=', id).executeTakeFirst()
}
