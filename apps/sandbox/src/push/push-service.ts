import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Clock } from '#platform/clock'
import type { Switches } from '../state/switches.ts'
import { type PretendBrowser, type PushSubscription, pretendBrowser } from './pretend-browser.ts'
import { readVapid } from './read-vapid.ts'

/** A notification as the browser shows it. */
export type ShownPush = {
  readonly id: string
  readonly phone: string
  readonly title: string
  readonly body: string
  readonly link: string
  readonly at: string
}

/** Why a push service does not take a message, with the status it answers (RFC 8030, 8291, 8292). */
export type PushRefusal = 'unknown' | 'gone' | 'no-ttl' | 'not-signed' | 'another-sender' | 'not-opened'

export type PushService = {
  /** A browser on this phone subscribes for one sender. */
  readonly subscribe: (phone: string, applicationServerKey: string) => PushSubscription
  readonly take: (request: PushRequest) => ShownPush | PushRefusal
  /** What lies on the phone's screen, newest first. */
  readonly shownOn: (phone: string) => readonly ShownPush[]
}

export type PushRequest = {
  readonly browserId: string
  readonly authorization: string
  readonly ttl: string | undefined
  readonly encoding: string | undefined
  readonly topic: string | undefined
  readonly body: Uint8Array
}

type Subscribed = { readonly browser: PretendBrowser; readonly phone: string; readonly sender: string }

const content = v.object({ title: v.string(), body: v.string(), link: v.string(), tag: v.string() })
const daySeconds = 86_400
const keptBrowsers = 500
const keptPushes = 1000

/** The push service of pretend browsers: it checks what a real one checks, and opens what only the browser can. */
export function createPushService(
  { origin }: { readonly origin: string },
  clock: Clock,
  switches: Switches,
  machine: Clock,
): PushService {
  const browsers = new Map<string, Subscribed>()
  const shown = new Map<string, ShownPush>()
  return {
    subscribe: (phone, sender) => {
      const id = randomBytes(16).toString('base64url')
      const browser = pretendBrowser(`${origin}/push/${id}`)
      forgetOldest(browsers, keptBrowsers)
      browsers.set(id, { browser, phone, sender })
      return browser.subscription
    },
    take: (request) => {
      const subscribed = browsers.get(request.browserId)
      if (!subscribed) return 'unknown'
      if (switches.get('push').mode === 'wrong') return 'gone'
      const refusal = whyNot(request, subscribed, origin, machine)
      if (refusal) return refusal
      const opened = openContent(subscribed, request.body)
      if (!opened) return 'not-opened'
      const { tag, ...words } = opened
      const push = { id: tag, phone: subscribed.phone, ...words, at: clock.now().toISOString() }
      // The same tag takes its own place on the screen.
      shown.delete(tag)
      forgetOldest(shown, keptPushes)
      shown.set(tag, push)
      return push
    },
    shownOn: (phone) => [...shown.values()].filter((push) => push.phone === phone).reverse(),
  }
}

function whyNot(
  { authorization, ttl, encoding, topic }: PushRequest,
  { sender }: Subscribed,
  origin: string,
  machine: Clock,
): PushRefusal | null {
  // RFC 8030, 5.2 and 5.4: a time to live is required; a topic is at most 32 letters of base64url.
  if (!/^\d+$/.test(ttl ?? '') || (topic !== undefined && !/^[\w-]{1,32}$/.test(topic))) return 'no-ttl'
  if (encoding !== 'aes128gcm') return 'not-opened'
  const vapid = readVapid(authorization)
  const now = machine.now().getTime() / 1000
  // RFC 8292, 2: for this service, not over, and for no more than a day.
  if (!vapid || vapid.claims.aud !== origin) return 'not-signed'
  if (vapid.claims.exp <= now || vapid.claims.exp > now + daySeconds) return 'not-signed'
  // RFC 8292, 4.2: a subscription is for the key it was made with.
  return vapid.publicKey === sender ? null : 'another-sender'
}

function openContent({ browser }: Subscribed, body: Uint8Array) {
  try {
    const checked = v.safeParse(content, JSON.parse(browser.open(body) ?? 'null'))
    return checked.success ? checked.output : null
  } catch {
    return null
  }
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (map.size >= most && oldest !== undefined) map.delete(oldest)
}
