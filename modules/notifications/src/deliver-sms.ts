import { type Selectable, sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { decryptField, type Keyring, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { carryOn, type Way } from './carry-on.ts'
import type { DeliveryState } from './next-step.ts'
import type { SmsGateway } from './sms-gateway.ts'
import { type SmsRow, smsPlace, tablesOf } from './tables.ts'

/** An SMS on its way, with the time of its last change. `null` from a front door means: no such SMS. */
export type SmsProgress = { readonly id: string; readonly state: DeliveryState; readonly at: Date }

type SmsInHand = Selectable<SmsRow>

/**
 * Takes a committed SMS one step further and says how far it has come, within two seconds: sends it, or asks the
 * gateway what became of it. Called at once after the commit, by the page that waits, and by the job; calling it
 * again is always safe.
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
  const state = await carryOn(sms, clock, {
    send: (signal) => send(database, keyring, gateway, sms, signal),
    ask: (signal) => gateway.ask(sms.id, signal),
  })
  return state ? settle(database, clock, sms, state) : { id, state: sms.state, at: sms.stateAt }
}

/** How far an SMS has come as far as is known here, without asking the gateway. */
export async function readSmsProgress(database: Database, id: string): Promise<SmsProgress | null> {
  const sms = await read(database, id)
  return sms ? { id, state: sms.state, at: sms.stateAt } : null
}

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
  for (const { id } of waiting) {
    const progress = await deliverSms(database, keyring, clock, gateway, id)
    if (progress?.state !== 'gateway-down') moved += 1
    // One message told us that the gateway is away; the others need not each wait for it.
    else break
  }
  return moved
}

async function send(
  database: Database,
  keyring: Keyring,
  gateway: SmsGateway,
  sms: SmsInHand,
  signal: AbortSignal,
): ReturnType<Way['send']> {
  if (!sms.textSealed) return 'failed'
  const key = await readPersonKey(database, keyring, sms.personId)
  const message = {
    id: sms.id,
    to: decryptField(key, smsPlace(sms.id, 'phone'), sms.phoneSealed),
    text: decryptField(key, smsPlace(sms.id, 'text'), sms.textSealed),
  }
  // The try is on record before the gateway hears of it: whoever comes next will ask, not send.
  await tablesOf(database)
    .updateTable('sms')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', sms.id)
    .execute()
  return gateway.send(message, signal)
}

/** A final state stays, whatever a slower call has to say afterwards. */
async function settle(
  database: Database,
  clock: Clock,
  sms: SmsInHand,
  state: DeliveryState,
): Promise<SmsProgress> {
  const final = state === 'delivered' || state === 'failed'
  await tablesOf(database)
    .updateTable('sms')
    .set({ state, stateAt: clock.now(), ...(final ? { textSealed: null } : {}) })
    .where('id', '=', sms.id)
    .where('state', 'not in', ['delivered', 'failed'])
    .execute()
  const after = await readSmsProgress(database, sms.id)
  return after ?? { id: sms.id, state, at: clock.now() }
}

async function read(database: Database, id: string): Promise<SmsInHand | undefined> {
  return tablesOf(database).selectFrom('sms').selectAll().where('id', '=', id).executeTakeFirst()
}
