import type { Clock } from '#platform/clock'
import { type DeliveryState, isBeyondDoubt, nextStep, type WhyFailed } from './next-step.ts'

/** The whole time a page may wait for a gateway. */
export const gatewayBudgetMilliseconds = 2000

/** What a gateway knows of a message. */
export type Known = 'accepted' | 'delivered' | 'failed'

/**
 * What became of sending. `refused`: surely not taken, for good. `busy`: surely not taken, now. `unknown`: it may or may
 * not have been taken. `elsewhere`: another one is sending this very message.
 */
export type SendOutcome = Known | 'refused' | 'busy' | 'unknown' | 'elsewhere'

/** How one message is sent and asked about; failing to answer is a value. */
export type Way = {
  readonly send: (signal: AbortSignal) => Promise<SendOutcome>
  readonly ask: (signal: AbortSignal) => Promise<Known | 'never-seen' | 'unknown'>
}

type UnderWay = {
  readonly state: DeliveryState
  readonly handedAt: Date | null
  readonly usefulUntil: Date
}

/** Where a message stands after a step. */
export type Standing = {
  readonly state: DeliveryState
  readonly why?: WhyFailed
  /** Surely nobody has it: it may be handed over again. */
  readonly free?: boolean
}

/** Takes a committed message one step further, within two seconds. `null`: there was nothing to do. */
export async function carryOn(message: UnderWay, clock: Clock, way: Way): Promise<Standing | null> {
  const step = nextStep({ ...message, now: clock.now() })
  if (step === 'nothing') return null
  if (step === 'give-up') return { state: 'failed', why: 'too-late' }
  const signal = AbortSignal.timeout(gatewayBudgetMilliseconds)
  if (step === 'send') return standingAfter(await way.send(signal))
  const known = await way.ask(signal)
  if (known === 'unknown') return standingInDoubt(message, clock)
  if (known !== 'never-seen') return standingAfter(known)
  if (clock.now() >= message.usefulUntil) return { state: 'failed', why: 'too-late' }
  return standingAfter(await way.send(signal))
}

/** No answer about a message that was accepted before: it stays accepted. */
function standingInDoubt(message: UnderWay, clock: Clock): Standing {
  if (message.state === 'accepted') return { state: 'accepted' }
  return isBeyondDoubt({ ...message, now: clock.now() })
    ? { state: 'failed', why: 'never-known' }
    : { state: 'gateway-down' }
}

/** Where a message stands once this is known of sending it. */
export function standingAfter(outcome: SendOutcome): Standing | null {
  switch (outcome) {
    case 'elsewhere':
      return null
    case 'refused':
      return { state: 'failed', why: 'refused' }
    case 'failed':
      return { state: 'failed', why: 'undelivered' }
    case 'busy':
      return { state: 'gateway-down', free: true }
    case 'unknown':
      return { state: 'gateway-down' }
    default:
      return { state: outcome }
  }
}
