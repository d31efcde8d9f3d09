/** What a job carries: ids and plain facts. Personal data stays in its own encrypted columns. */
export type Payload = Readonly<Record<string, string | number | boolean | null>>

/** A kind of background work: its name, what it carries, how it is tried again. */
export type Job<Carried extends Payload = Payload> = {
  readonly name: string
  readonly tries: Tries
  /** Never set: it only ties the payload's type to the job. */
  readonly carried?: Carried
}

/** How often a job is tried, and how long one try may take. */
export type Tries = {
  readonly limit: number
  /** The first pause; it doubles with every try up to `longestPauseSeconds`. */
  readonly pauseSeconds: number
  readonly longestPauseSeconds: number
  readonly timeoutSeconds: number
}

const usualTries: Tries = { limit: 10, pauseSeconds: 1, longestPauseSeconds: 600, timeoutSeconds: 120 }

/**
 * Names a kind of background work.
 *
 *     export const sendMessage = defineJob<{ messageId: string }>('send-message')
 */
export function defineJob<Carried extends Payload>(name: string, tries: Partial<Tries> = {}): Job<Carried> {
  return { name, tries: { ...usualTries, ...tries } }
}
