import type { Clock } from '#platform/clock'
import { type DeliveryState, nextStep } from './next-step.ts'

/** The whole time a page may wait for a gateway. */
export const gatewayBudgetMilliseconds = 2000

/** What a gateway knows of a message. */
export type Known = 'accepted' | 'delivered' | 'failed'

/** How one message is sent and asked about; failing to answer is a value. */
export type Way = {
  /** `unknown`: the gateway may or may not have taken the message. */
  readonly send: (signal: AbortSignal) => Promise<Known | 'refused' | 'unknown'>
  readonly ask: (signal: AbortSignal) => Promise<Known | 'never-seen' | 'unknown'>
}

type UnderWay = { readonly state: DeliveryState; readonly tries: number; readonly usefulUntil: Date }

/** Takes a committed message one step further, within two seconds. The state it is in then; `null`: there was nothing to do. */
export async function carryOn(message: UnderWay, clock: Clock, way: Way): Promise<DeliveryState | null> {
  const step = nextStep({ ...message, now: clock.now() })
  if (step === 'nothing') return null
  if (step === 'give-up') return 'failed'
  const signal = AbortSignal.timeout(gatewayBudgetMilliseconds)
  if (step === 'send') return send(way, signal)
  const known = await way.ask(signal)
  // No answer about a message that was accepted before: it stays accepted.
  if (known === 'unknown') return message.state === 'accepted' ? 'accepted' : 'gateway-down'
  if (known !== 'never-seen') return known
  return clock.now() >= message.usefulUntil ? 'failed' : send(way, signal)
}

async function send(way: Way, signal: AbortSignal): Promise<DeliveryState> {
  const outcome = await way.send(signal)
  if (outcome === 'refused') return 'failed'
  return outcome === 'unknown' ? 'gateway-down' : outcome
}
