/**
 * How far an SMS, a letter or a push has come. `gateway-down`: it was tried, and what became of it is not known yet.
 * `delivered` says as much as the gateway knows: for a letter, that the mail server has it.
 */
export type DeliveryState = 'committed' | 'accepted' | 'delivered' | 'failed' | 'gateway-down'

/** What to do next about a message in this state. */
export type DeliveryStep = 'send' | 'ask' | 'give-up' | 'nothing'

/**
 * Decides the next step. A message that was tried is asked about before anything else: it may have been taken,
 * and nobody should receive a code twice.
 */
export function nextStep(message: {
  readonly state: DeliveryState
  readonly tries: number
  readonly usefulUntil: Date
  readonly now: Date
}): DeliveryStep {
  if (message.state === 'delivered' || message.state === 'failed') return 'nothing'
  if (message.state === 'accepted') return 'ask'
  if (message.tries > 0) return 'ask'
  return message.now >= message.usefulUntil ? 'give-up' : 'send'
}
