import type { Clock } from '#platform/clock'
import { createSubscribers } from './subscribers.ts'
import type { Switches } from './switches.ts'

export type SmsState = 'accepted' | 'delivered' | 'failed'
export type SmsMessage = {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly state: SmsState
  readonly at: string
}

/** How long things take when nothing is wrong. */
export type Pace = {
  readonly answerMs: number
  readonly deliveryMs: number
  readonly failureMs: number
}

export type SmsGateway = {
  /** The same id with the same content is the same message; with other content, a refusal. */
  readonly accept: (message: { id: string; to: string; text: string }) => SmsMessage | 'id-reused'
  readonly find: (id: string) => SmsMessage | undefined
  /** What a phone shows: delivered messages, newest first. */
  readonly inbox: (phone: string) => readonly SmsMessage[]
  readonly phonesWithMessages: () => readonly string[]
  readonly subscribe: (listener: (message: SmsMessage) => void) => () => void
  readonly close: () => void
}

const keptMessages = 5_000

export function createSmsGateway(clock: Clock, switches: Switches, pace: Pace): SmsGateway {
  const messages = new Map<string, SmsMessage>()
  const timers = new Set<NodeJS.Timeout>()
  const subscribers = createSubscribers<SmsMessage>()
  const settle = (id: string, state: SmsState) => {
    const message = messages.get(id)
    if (!message) return
    const settled = { ...message, state, at: clock.now().toISOString() }
    messages.delete(id)
    messages.set(id, settled)
    subscribers.tell(settled)
  }
  const settleLater = (id: string) => {
    const { mode, delayMs } = switches.get('sms')
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
    accept: ({ id, to, text }) => {
      const known = messages.get(id)
      if (known) return known.to === to && known.text === text ? known : 'id-reused'
      const message: SmsMessage = { id, to, text, state: 'accepted', at: clock.now().toISOString() }
      messages.set(id, message)
      forgetOldest(messages)
      settleLater(id)
      return message
    },
    find: (id) => messages.get(id),
    inbox: (phone) => delivered().filter(({ to }) => to === phone),
    phonesWithMessages: () => [...new Set(delivered().map(({ to }) => to))],
    subscribe: subscribers.add,
    close: () => timers.forEach(clearTimeout),
  }
}

function forgetOldest(messages: Map<string, SmsMessage>): void {
  if (messages.size <= keptMessages) return
  for (const id of messages.keys()) {
    messages.delete(id)
    return
  }
}
