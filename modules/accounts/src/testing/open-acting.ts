import { connectRegistries } from '#modules/registries'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { testConfig } from '#platform/testing'
import { openSandbox } from '../../../../apps/sandbox/src/testing/open-sandbox.ts'
import type { ActingRoom, PresentedCertificate } from '../acting/index.ts'
import { presentCertificate } from '../acting/index.ts'
import { createAccount } from '../create-account.ts'
import { openSession } from '../sessions.ts'
import { newAccount } from './people.ts'

let lastSecond = 1_790_000_000

/** Acting for others with a real database and the sandbox's registries in this process; inside a test. */
export function openActing(database: Database) {
  const sandbox = openSandbox()
  const clock = fixedClock('2026-11-22T05:00:00Z')
  const keyring = openKeyring(testConfig())
  const inProcess: typeof fetch = async (input, init) => sandbox.api.request(String(input), init)
  const address = { url: 'http://sandbox/api/registries', token: null, fetch: inProcess }
  const registries = connectRegistries(database, keyring, clock, address)
  const room: ActingRoom = { database, keyring, clock, registries }

  /** Somebody with this IIN who has just signed in, with or without an EDS. */
  const signIn = async (iin: string, certificate?: Partial<PresentedCertificate>) => {
    const phone = `+7${String(systemRandom.below(10 ** 10)).padStart(10, '0')}`
    const account = newAccount({ iin, phone })
    const { personId } = account
    await createAccount(database, keyring, clock, account)
    const authTime = ++lastSecond
    const facts = { bin: null, organization: null, roles: [], ...certificate }
    if (certificate) await presentCertificate(database, keyring, clock, { personId, authTime }, facts)
    const opened = { personId, program: 'portal', device: 'Chrome', amr: [], authTime } as const
    return (await openSession(database, clock, opened)).session
  }
  const flip = (mode: string) => sandbox.ask('PUT', '/api/switches/legal-entities', { mode })
  return { room, clock, signIn, flip, sandbox }
}
