import type { Clock } from '#platform/clock'
import { createSubscribers } from './subscribers.ts'
import type { Switches } from './switches.ts'

export type DeliveryState = 'accepted' | 'delivered' | 'failed'

/** What a gateway is given to carry. */
type Content = { readonly id: string; readonly to: string; readonly text: string }
type Sms = Content
/** A letter says besides who writes, and about what. */
type Letter = Content & { readonly from: string; readonly subject: string }

type Carried<What extends Content> = What & { readonly state: DeliveryState; readonly at: string }
export type SmsMessage = Carried<Sms>
export type EmailLetter = Carried<Letter>

/** How long things take when nothing is wrong. */
export type Pace = {
  readonly answerMs: number
  readonly deliveryMs: number
  readonly failureMs: number
}

export type Gateway<What extends Content> = {
  /** The same id with the same content is the same message; with other content, a refusal. */
  readonly accept: (message: What) => Carried<What> | 'id-reused'
  /** A message that another operator has carried: it lies on the phone at once. */
  readonly show: (content: What) => void
  readonly find: (id: string) => Carried<What> | undefined
  /** What a phone or a mailbox shows: delivered messages, newest first. */
  readonly inbox: (to: string) => readonly Carried<What>[]
  /** Everybody who has messages, the latest first. */
  readonly receivers: () => readonly string[]
  readonly subscribe: (listener: (message: Carried<What>) => void) => () => void
  readonly close: () => void
}
export type SmsGateway = Gateway<Sms>
export type MailGateway = Gateway<Letter>

const keptMessages = 5_000

/** The operator's gateway or the mail server: takes a message now, delivers it in a moment, as its switch says. */
export function createGateway<What extends Content>(
  name: 'sms' | 'mail',
  clock: Clock,
  switches: Switches,
  pace: Pace,
): Gateway<What> {
  const messages = new Map<string, Carried<What>>()
  const timers = new Set<NodeJS.Timeout>()
  const subscribers = createSubscribers<Carried<What>>()
  const settle = (id: string, state: DeliveryState) => {
    const message = messages.get(id)
    if (!message) return
    const settled = { ...message, state, at: clock.now().toISOString() }
    messages.delete(id)
    messages.set(id, settled)
    subscribers.tell(settled)
  }
  const settleLater = (id: string) => {
    const { mode, delayMs } = switches.get(name)
    const lost = mode === 'wrong'
    const wait = lost ? pace.failureMs : mode === 'slow' ? delayMs : pace.deliveryMs
    const timer = setTimeout(() => {
      timers.delete(timer)
      settle(id, lost ? 'failed' : 'delivered')
    }, wait)
    timers.add(timer.unref())
  }
  const delivered = () => [...messages.values()].filter(({ state }) => state === 'delivered').reverse()
  return {
    accept: (content) => {
      const { id, to, text } = content
      const known = messages.get(id)
      if (known) return known.to === to && known.text === text ? known : 'id-reused'
      const message = { ...content, state: 'accepted' as const, at: clock.now().toISOString() }
      messages.set(id, message)
      forgetOldest(messages)
      settleLater(id)
      return message
    },
    show: (content) => {
      messages.set(content.id, { ...content, state: 'accepted', at: clock.now().toISOString() })
      forgetOldest(messages)
      settle(content.id, 'delivered')
    },
    find: (id) => messages.get(id),
    inbox: (receiver) => delivered().filter(({ to }) => to === receiver),
    receivers: () => [...new Set(delivered().map(({ to }) => to))],
    subscribe: subscribers.add,
    close: () => timers.forEach(clearTimeout),
  }
}

function forgetOldest(messages: Map<string, unknown>): void {
  if (messages.size <= keptMessages) return
  for (const id of messages.keys()) {
    messages.delete(id)
    return
  }
}
