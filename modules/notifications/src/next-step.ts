/**
 * How far an SMS, a letter or a push has come. `gateway-down`: it was tried, and what became of it is not known yet.
 * `delivered` says as much as the gateway knows: for a letter, that the mail server has it.
 */
export type DeliveryState = 'committed' | 'accepted' | 'delivered' | 'failed' | 'gateway-down'

/**
 * Why a message failed. `never-known`: nobody could say what became of it, so it was not sent again: it may have
 * arrived, and nobody should receive a code twice.
 */
export type WhyFailed = 'refused' | 'undelivered' | 'too-late' | 'never-known'

/** What to do next about a message in this state. */
export type DeliveryStep = 'send' | 'ask' | 'give-up' | 'nothing'

const doubtMilliseconds = 10 * 60_000

type UnderWay = {
  readonly state: DeliveryState
  /** Since when somebody may have it; `null`: surely nobody has. */
  readonly handedAt: Date | null
  readonly usefulUntil: Date
  readonly now: Date
}

/**
 * Decides the next step. A message that somebody may have is asked about before anything else: nobody should receive
 * a code twice.
 */
export function nextStep({ state, handedAt, usefulUntil, now }: UnderWay): DeliveryStep {
  if (state === 'delivered' || state === 'failed') return 'nothing'
  if (state === 'accepted' || handedAt !== null) return 'ask'
  return now >= usefulUntil ? 'give-up' : 'send'
}

/** Whether nobody has been able to say for so long what became of it that it is given up. */
export function isBeyondDoubt({ state, handedAt, now }: Omit<UnderWay, 'usefulUntil'>): boolean {
  if (state === 'accepted' || handedAt === null) return false
  return now.getTime() - handedAt.getTime() >= doubtMilliseconds
}
