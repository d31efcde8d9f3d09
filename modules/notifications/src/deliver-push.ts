import type { Clock } from '#platform/clock'
import { decryptField, type Keyring, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Language } from '#platform/texts'
import { carryOn, type SendOutcome } from './carry-on.ts'
import { claimHandOver, noteStanding } from './hand-over.ts'
import type { DeliveryState } from './next-step.ts'
import type { PushAddress, PushGateway } from './push-gateway.ts'
import { type PushTopic, subscriptionPlace, tablesOf } from './tables.ts'
import { words } from './words.ts'

type PushInHand = NonNullable<Awaited<ReturnType<typeof read>>>

/** Takes a committed push one step further, within two seconds; calling it again is always safe. `null`: no such push. */
export async function deliverPush(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: PushGateway,
  id: string,
): Promise<DeliveryState | null> {
  const push = await read(database, id)
  if (!push) return null
  const standing = await carryOn(push, clock, {
    send: (signal) => send(database, keyring, clock, gateway, push, signal),
    // A push service cannot be asked. Sent again, the same message takes its own place on the screen.
    ask: async () => 'never-seen',
  })
  if (standing) await noteStanding(database, clock, 'pushes', id, standing)
  return standing?.state ?? push.state
}

/** The work of the job: every push that is still under way, oldest first; each browser has a service of its own. */
export async function deliverWaitingPushes(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: PushGateway,
): Promise<void> {
  const waiting = await tablesOf(database)
    .selectFrom('pushes')
    .select('id')
    .where('state', 'in', ['committed', 'accepted', 'gateway-down'])
    .orderBy('stateAt')
    .limit(30)
    .execute()
  await Promise.all(waiting.map(({ id }) => deliverPush(database, keyring, clock, gateway, id)))
}

/** What the portal's service worker is given; it names nobody and nothing. */
export function pushContent(id: string, topic: PushTopic, language: Language, link: string): string {
  const say = words(language)
  return JSON.stringify({
    title: say('push.title'),
    body: say(`push.${topic}`),
    lang: language,
    link,
    tag: id,
  })
}

async function send(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  gateway: PushGateway,
  push: PushInHand,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const key = await readPersonKey(database, keyring, push.personId)
  const place = subscriptionPlace(push.subscriptionId)
  const address = JSON.parse(decryptField(key, place, push.addressSealed)) as PushAddress
  if (!(await claimHandOver(database, clock, 'pushes', push))) return 'elsewhere'
  const secondsUseful = Math.round((push.usefulUntil.getTime() - clock.now().getTime()) / 1000)
  const content = pushContent(push.id, push.topic, push.language, push.link)
  const outcome = await gateway.send(address, { id: push.id, content, secondsUseful }, signal)
  if (outcome !== 'gone') return outcome
  await tablesOf(database).deleteFrom('pushSubscriptions').where('id', '=', push.subscriptionId).execute()
  return 'failed'
}

function read(database: Database, id: string) {
  return tablesOf(database)
    .selectFrom('pushes')
    .innerJoin('pushSubscriptions', 'pushSubscriptions.id', 'pushes.subscriptionId')
    .selectAll('pushes')
    .select(['pushSubscriptions.addressSealed', 'pushSubscriptions.language'])
    .where('pushes.id', '=', id)
    .executeTakeFirst()
}
