import { createHash } from 'node:crypto'
import type { Known } from '../carry-on.ts'
import { endOf } from '../end-of.ts'
import type { Sent, SmsMessage, SmsProvider } from '../sms-provider.ts'
import { cutText, type Part } from './cut-text.ts'
import { keepBound } from './keep-bound.ts'
import type { Line, Reply, SmppAddress } from './line.ts'
import { numberIn, tags, textIn } from './pdu.ts'
import { type Receipt, receiptIn, stateOfNumber } from './receipt.ts'

export type SmppSettings = SmppAddress & {
  readonly systemId: string
  readonly password: string
  /** The sender people see: a name of at most eleven Latin letters, or a number. */
  readonly sender: string
  /** How many parts a second the operator takes from us. */
  readonly perSecond: number
}

/** Told of every receipt; `false`: no such message yet, the operator shall come again. */
export type HearReceipt = (provider: string, receipt: Receipt) => Promise<boolean>

const throttled = [0x58, 0x14]
/** Statuses by which a centre says that this very message will never do (5.1.3). */
const unfit = [0x01, 0x0a, 0x0b, 0x33, 0x40, 0x42, 0x43, 0x48, 0x49, 0x50, 0x51, 0x61, 0x62]
const throttlePauseMilliseconds = 1000
const patienceWithPartsMilliseconds = 60_000
const mostUnanswered = 10
/** ESME_RX_T_APPN. */
const comeAgain = 0x64

/** The number by which an operator that echoes it (user_message_reference) tells us which message a receipt means. */
export function ownNumberOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt16BE()
}

/**
 * An operator's SMS centre by SMPP 3.4, bound as a transceiver: messages go out and receipts come in on one line, which
 * is opened at once and again whenever it breaks.
 */
export function connectSmpp(name: string, settings: SmppSettings, hearReceipt: HearReceipt): SmsProvider {
  const link = keepBound(settings, async (request) => {
    const receipt = receiptIn(request)
    // Anything else people write to our number has nobody to read it; it is taken so that it does not come again.
    return receipt === null || (await hearReceipt(name, receipt)) ? 0 : comeAgain
  })
  const pace = paceOf(settings.perSecond)
  return {
    name,
    send: async (message, signal) => {
      const line = await link.bound(signal)
      if (!line || line.waiting() >= mostUnanswered) return { outcome: 'busy' }
      const sending = sendParts(line, settings, pace, message, signal)
      return (await endOf(signal, sending)) ?? { outcome: 'unknown', later: sending }
    },
    ask: async ({ references }, signal) => {
      const line = references.length > 0 ? await link.bound(signal) : null
      if (!line) return 'unknown'
      const states = await endOf(signal, Promise.all(references.map((id) => askOne(line, settings, id))))
      return states ? together(states) : 'unknown'
    },
    answers: async (signal) => (await link.bound(signal)) !== null,
    close: link.close,
  }
}

/** A message is in as many parts as it must be; the first decides whether it goes this way at all. */
async function sendParts(
  line: Line,
  settings: SmppSettings,
  pace: Pace,
  message: SmsMessage,
  signal: AbortSignal,
): Promise<Sent> {
  const references: string[] = []
  const patience = AbortSignal.timeout(patienceWithPartsMilliseconds)
  const parts = cutText(message.text, ownNumberOf(message.id))
  while (references.length < parts.length) {
    const first = references.length === 0
    // Once a part is on its way the others follow, also after the page has stopped waiting.
    if (!(await pace.turn(first ? signal : patience)))
      return first ? { outcome: 'busy' } : { outcome: 'unknown', references }
    const reply = await submit(line, settings, message, parts[references.length] as Part)
    if (reply === 'unsent' && first) return { outcome: 'busy' }
    if (reply === 'unsent' || reply === 'lost') return { outcome: 'unknown', references }
    if (reply.status === 0) references.push(textIn(reply, 'messageId'))
    else if (throttled.includes(reply.status)) pace.pause(throttlePauseMilliseconds)
    if (reply.status === 0) continue
    if (first) return { outcome: unfit.includes(reply.status) ? 'refused' : 'busy' }
    if (!throttled.includes(reply.status)) return { outcome: 'failed', references }
  }
  return { outcome: 'accepted', references }
}

function submit(line: Line, { sender }: SmppSettings, message: SmsMessage, part: Part): Promise<Reply> {
  const number = Buffer.alloc(2)
  number.writeUInt16BE(ownNumberOf(message.id))
  return line.ask('submitSm', {
    fields: {
      ...sourceOf(sender),
      destinationTon: 1,
      destinationNpi: 1,
      destination: message.to.replace('+', ''),
      esmClass: part.esmClass,
      validity: message.secondsUseful === undefined ? '' : relativeTime(message.secondsUseful),
      registeredDelivery: 1,
      dataCoding: part.dataCoding,
      shortMessage: part.bytes,
    },
    tags: new Map([[tags.userMessageReference, number]]),
  })
}

async function askOne(line: Line, { sender }: SmppSettings, messageId: string): Promise<Known | 'unknown'> {
  const reply = await line.ask('querySm', { fields: { messageId, ...sourceOf(sender) } })
  if (typeof reply === 'string' || reply.status !== 0) return 'unknown'
  return stateOfNumber(numberIn(reply, 'messageState'))
}

function together(states: readonly (Known | 'unknown')[]): Known | 'unknown' {
  if (states.includes('failed')) return 'failed'
  if (states.includes('unknown')) return 'unknown'
  return states.every((state) => state === 'delivered') ? 'delivered' : 'accepted'
}

/** 5.2.5: a name is alphanumeric, a long number international, a short one of this network. */
function sourceOf(sender: string) {
  if (!/^\+?\d+$/.test(sender)) return { sourceTon: 5, sourceNpi: 0, source: sender }
  const source = sender.replace('+', '')
  return { sourceTon: source.length > 6 ? 1 : 3, sourceNpi: source.length > 6 ? 1 : 0, source }
}

/** 7.1.1: YYMMDDhhmmss000R, how long from now. */
export function relativeTime(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  const parts = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
    whole % 60,
  ]
  const [days = 0, ...rest] = parts.map((part) => Math.min(part, 99))
  return `0000${[Math.min(days, 30), ...rest].map((part) => String(part).padStart(2, '0')).join('')}000R`
}

type Pace = {
  /** Waits for this part's turn; `false`: it would come too late. */
  readonly turn: (signal: AbortSignal) => Promise<boolean>
  readonly pause: (milliseconds: number) => void
}

function paceOf(perSecond: number): Pace {
  let next = 0
  return {
    turn: async (signal) => {
      const now = performance.now()
      const mine = Math.max(now, next)
      next = mine + 1000 / perSecond
      if (mine > now) await endOf(signal, new Promise((resolve) => setTimeout(resolve, mine - now, true)))
      return !signal.aborted
    },
    pause: (milliseconds) => {
      next = Math.max(next, performance.now() + milliseconds)
    },
  }
}
