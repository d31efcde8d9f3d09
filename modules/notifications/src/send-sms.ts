import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { decryptField, type Keyring, readPersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { type SendOutcome, standingAfter } from './carry-on.ts'
import { claimHandOver } from './hand-over.ts'
import { settleSms } from './settle-sms.ts'
import { countParts } from './smpp/cut-text.ts'
import type { SmsGateway } from './sms-gateway.ts'
import type { Sent, SmsMessage } from './sms-provider.ts'
import { type SmsInHand, smsPlace, tablesOf } from './tables.ts'

export type SmsRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly gateway: SmsGateway
}

/**
 * An operator that says "never seen" may still have our first try on its way in; for this long the message goes to no
 * other one, only to it, under the same id.
 */
const onItsWayMilliseconds = 15_000

/**
 * Hands an SMS to an operator; to another one only when the first has surely not taken it. Who may have it is on record
 * before each hears of it.
 */
export async function sendSms(room: SmsRoom, sms: SmsInHand, signal: AbortSignal): Promise<SendOutcome> {
  const { gateway } = room
  const message = await open(room, sms)
  if (!message) return 'failed'
  const refusedBy = [...sms.refusedBy]
  const busy: string[] = []
  let { tries } = sms
  for (let next = firstChoice(room, sms); next; next = gateway.choose([...refusedBy, ...busy])) {
    if (!(await claim(room, { id: sms.id, tries }, next.name, message.text))) return 'elsewhere'
    tries += 1
    const sent = await gateway.send(next, message, signal)
    await keepReferences(room.database, sms.id, next.name, sent)
    if (sent.outcome === 'refused') await noteRefusal(room.database, sms.id, next.name)
    if (sent.outcome === 'refused') refusedBy.push(next.name)
    else if (sent.outcome === 'busy') busy.push(next.name)
    else {
      void sent.later?.then((late) => noteLate(room, sms.id, next.name, late)).catch(() => undefined)
      return sent.outcome
    }
    if (signal.aborted) return 'busy'
  }
  return busy.length > 0 ? 'busy' : 'refused'
}

function firstChoice({ gateway, clock }: SmsRoom, sms: SmsInHand) {
  const isOnItsWay =
    sms.handedAt !== null && clock.now().getTime() - sms.handedAt.getTime() < onItsWayMilliseconds
  return (isOnItsWay && sms.provider && gateway.provider(sms.provider)) || gateway.choose(sms.refusedBy)
}

async function open({ database, keyring, clock }: SmsRoom, sms: SmsInHand): Promise<SmsMessage | null> {
  if (!sms.textSealed) return null
  const key = await readPersonKey(database, keyring, sms.personId)
  return {
    id: sms.id,
    to: decryptField(key, smsPlace(sms.id, 'phone'), sms.phoneSealed),
    text: decryptField(key, smsPlace(sms.id, 'text'), sms.textSealed),
    secondsUseful: (sms.usefulUntil.getTime() - clock.now().getTime()) / 1000,
  }
}

async function claim(
  { database, clock }: SmsRoom,
  sms: { readonly id: string; readonly tries: number },
  provider: string,
  text: string,
): Promise<boolean> {
  return transaction(database, async (trx) => {
    if (!(await claimHandOver(trx, clock, 'sms', sms))) return false
    await tablesOf(trx)
      .updateTable('sms')
      .set({ provider, parts: countParts(text) })
      .where('id', '=', sms.id)
      .execute()
    return true
  })
}

async function keepReferences(
  database: Database,
  smsId: string,
  provider: string,
  sent: Sent,
): Promise<void> {
  const { references = [] } = sent
  if (references.length === 0) return
  const rows = references.map((reference, part) => ({
    ...{ smsId, part, provider, reference },
    state: 'accepted' as const,
  }))
  await tablesOf(database)
    .insertInto('smsParts')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['smsId', 'part']).doNothing())
    .execute()
}

async function noteRefusal(database: Database, id: string, provider: string): Promise<void> {
  await tablesOf(database)
    .updateTable('sms')
    .set({ refusedBy: sql`array_append(refused_by, ${provider}::text)` })
    .where('id', '=', id)
    .execute()
}

/** The answer came after nobody was waiting for it any more. Counts only while this operator still holds the message. */
async function noteLate(room: SmsRoom, id: string, provider: string, sent: Sent): Promise<void> {
  const { database, clock } = room
  const held = await tablesOf(database)
    .selectFrom('sms')
    .select('id')
    .where('id', '=', id)
    .where('provider', '=', provider)
    .where('state', '=', 'gateway-down')
    .executeTakeFirst()
  if (!held) return
  await keepReferences(database, id, provider, sent)
  if (sent.outcome === 'refused') await noteRefusal(database, id, provider)
  const standing = standingAfter(sent.outcome === 'refused' ? 'busy' : sent.outcome)
  if (standing) await settleSms(database, clock, id, standing)
}
