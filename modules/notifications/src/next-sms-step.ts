/** How far an SMS has come. `gateway-down`: it was tried, and what became of it is not known yet. */
export type SmsState = 'committed' | 'accepted' | 'delivered' | 'failed' | 'gateway-down'

/** What to do next about an SMS in this state. */
export type SmsStep = 'send' | 'ask' | 'give-up' | 'nothing'

/**
 * Decides the next step. A message that was tried is asked about before anything else: it may have been taken,
 * and nobody should receive a code twice.
 */
export function nextSmsStep(sms: {
  readonly state: SmsState
  readonly tries: number
  readonly usefulUntil: Date
  readonly now: Date
}): SmsStep {
  if (sms.state === 'delivered' || sms.state === 'failed') return 'nothing'
  if (sms.state === 'accepted') return 'ask'
  if (sms.tries > 0) return 'ask'
  return sms.now >= sms.usefulUntil ? 'give-up' : 'send'
}
