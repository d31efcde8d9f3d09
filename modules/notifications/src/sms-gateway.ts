import { type Circuit, closedCircuit, isOpen, whenAnswered, whenTried } from './circuit.ts'
import type { Sent, SmsMessage, SmsProvider } from './sms-provider.ts'

/** The operators that carry our SMS, the preferred one first. */
export type SmsGateway = {
  readonly provider: (name: string) => SmsProvider | undefined
  /** Who gets a message next, leaving out some: the first that works, or the first at all. */
  readonly choose: (leaveOut: readonly string[]) => SmsProvider | undefined
  /** Hands a message to one of them, and remembers how well that went. */
  readonly send: (provider: SmsProvider, message: SmsMessage, signal: AbortSignal) => Promise<Sent>
  /** Does any of them answer? */
  readonly answers: (signal: AbortSignal) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** One gateway of several operators: whoever fails or dawdles is left alone for a while. */
export function joinSmsProviders(
  providers: readonly SmsProvider[],
  now: () => number = () => performance.now(),
): SmsGateway {
  const circuits = new Map<string, Circuit>()
  const circuitOf = ({ name }: SmsProvider) => circuits.get(name) ?? closedCircuit
  return {
    provider: (wanted) => providers.find(({ name }) => name === wanted),
    choose: (leaveOut) => {
      const left = providers.filter(({ name }) => !leaveOut.includes(name))
      return left.find((provider) => !isOpen(circuitOf(provider), now())) ?? left[0]
    },
    send: async (provider, message, signal) => {
      const start = now()
      circuits.set(provider.name, whenTried(circuitOf(provider), start))
      const sent = await provider.send(message, signal)
      const well = sent.outcome !== 'busy' && sent.outcome !== 'unknown'
      const answer = { well, milliseconds: now() - start }
      circuits.set(provider.name, whenAnswered(circuitOf(provider), answer, now()))
      return sent
    },
    answers: async (signal) =>
      (await Promise.all(providers.map((provider) => provider.answers(signal)))).includes(true),
    close: async () => {
      await Promise.all(providers.map((provider) => provider.close?.()))
    },
  }
}
