import type { Clock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { testConfig } from '#platform/testing'
import { openSandbox } from '../../../../apps/sandbox/src/testing/open-sandbox.ts'
import {
  connectAuthority,
  connectRevocation,
  connectTimeStamps,
  connectTrust,
  makeManifest,
  openSigningRequest,
} from '../index.ts'
import type { SignerRule } from '../requests/signer-rule.ts'
import type { SigningRoom } from '../signing-room.ts'
import { orderSigner, type TestSigner } from './test-signer.ts'

/** One who heads a legal entity of the sandbox, and somebody who is nobody's head. */
export const yerlan = { iin: '771126300017', bin: '150440000013' } as const
export const aidos = { iin: '850715300013' } as const

const origin = 'http://localhost:3010'

/** Signing with a real database and the sandbox's authorities in this process; inside a test. */
export function openSigning(database: Database, sandbox = openSandbox(), clock: Clock = sandbox.state.clock) {
  const keyring = openKeyring(testConfig())
  const asked: string[] = []
  const silent = new Set<string>()
  const inProcess: typeof fetch = async (input, init) => {
    const address = String(input)
    asked.push(address)
    if ([...silent].some((part) => address.includes(part))) throw new Error('Nobody answers.')
    return sandbox.api.request(address.replace(origin, ''), init)
  }
  const random = systemRandom
  const outside = { clock, random, fetch: inProcess }
  const room: SigningRoom = {
    database,
    keyring,
    clock,
    random,
    trust: connectTrust({ ...outside, folder: '/nowhere', sandbox: origin }),
    revocation: connectRevocation(outside),
    stamps: connectTimeStamps({ ...outside, url: `${origin}/authority/tsp` }),
  }
  const authority = connectAuthority({ url: `${origin}/api/authority`, token: null, fetch: inProcess })
  return {
    room,
    authority,
    sandbox,
    asked,
    /** Parts of addresses at which nobody answers. */
    silent,
    order: (wish: Parameters<typeof orderSigner>[1]): Promise<TestSigner> => orderSigner(sandbox, wish),
    ask: (signer: SignerRule) => askToSign(room, signer),
  }
}

/** Asks somebody new to sign an approval. */
export async function askToSign(room: SigningRoom, signer: SignerRule) {
  const personId = room.random.uuid()
  await createPersonKey(room.database, room.keyring, personId, room.clock, room.random)
  const page = new TextEncoder().encode('Жарнаны қайтаруға келісемін: 150 000,00 ₸')
  const shown = [
    { name: { kk: 'Келісім', ru: 'Согласие', en: 'Consent' }, mediaType: 'text/plain', bytes: page } as const,
  ]
  const draft = {
    purpose: 'approval',
    subject: `approval:${personId}:1`,
    facts: { sum: '15000000' },
    shown,
  } as const
  const manifest = makeManifest(draft)
  const asking = { ...draft, personId, manifest, signer, returnTo: '/account/inbox', minutes: 30 }
  const { requestId } = await openSigningRequest(room.database, room, asking)
  return { requestId, personId, manifest: manifest.bytes }
}
