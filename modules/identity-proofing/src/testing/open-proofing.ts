import { type FaceEngine, openFaceEngine } from '#modules/face'
import { connectSmsGateway } from '#modules/notifications'
import { connectRegistries } from '#modules/registries'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { openLimits } from '#platform/limits'
import { testConfig } from '#platform/testing'
import { openSandbox, until } from '../../../../apps/sandbox/src/testing/open-sandbox.ts'
import { connectVideo } from '../connect-video.ts'
import { createOpenChecks } from '../open-checks.ts'
import type { Proofing, ProofingEvent } from '../proofing.ts'

/** One person of the sandbox with whom everything is in order. */
export const aidos = { iin: '850715300013', phone: '+77020000147' } as const

let lastAddress = 0

/** The proofing journey with a real database and the sandbox in this process; inside a test. */
export function openProofing(database: Database, engine: FaceEngine = openFaceEngine({ workers: 1 })) {
  const sandbox = openSandbox()
  const clock = fixedClock('2026-11-22T05:00:00Z')
  const keyring = openKeyring(testConfig())
  const inProcess: typeof fetch = (input, init) => {
    const answered = Promise.resolve(sandbox.api.request(String(input), init))
    return init?.signal ? Promise.race([answered, rejectedBy(init.signal)]) : answered
  }
  const address = (room: string) => ({ url: `http://sandbox/api/${room}`, token: null, fetch: inProcess })
  const events: ProofingEvent[] = []
  const proofing: Proofing = {
    database,
    keyring,
    clock,
    random: systemRandom,
    limits: openLimits(database, keyring, clock),
    registries: connectRegistries(database, keyring, clock, address('registries')),
    sms: connectSmsGateway(address('sms')),
    video: connectVideo(engine),
    codeHost: 'localhost',
    checks: createOpenChecks(clock),
    observe: (event) => {
      events.push(event)
    },
  }
  const messagesOf = async (phone: string): Promise<readonly string[]> => {
    const { body } = await sandbox.ask('GET', `/api/phones/${encodeURIComponent(phone)}/messages`)
    return body.messages.map(({ text }: { text: string }) => text)
  }
  /** The texts this phone shows, newest first, once there are as many as hoped for. */
  const readSms = (
    phone: string,
    hoped: (texts: readonly string[]) => boolean = ({ length }) => length > 0,
  ) => until(() => messagesOf(phone), hoped)
  const flip = (name: string, mode: string, delayMs = 0) =>
    sandbox.ask('PUT', `/api/switches/${name}`, { mode, delayMs })
  // The tests of one file share a database but each has a clock of its own: limits must not meet.
  const caller = { address: `192.0.2.${++lastAddress}`, device: 'Firefox, Android' }
  return { proofing, caller, clock, sandbox, events, readSms, flip }
}

/** A request without a socket does not notice that its caller has gone. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
