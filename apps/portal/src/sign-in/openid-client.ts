import { type CryptoKey, importJWK } from 'jose'
import * as openid from 'openid-client'
import { openOpenidSecrets, signingKeys } from '#modules/accounts'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'

/** What the portal needs to be a client of Digital ID. */
export type OpenidClientDoors = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  /** For example `http://localhost:3001/openid`. */
  readonly issuer: string
}

const clientId = 'portal'
const freshMilliseconds = 60 * 60_000

/** The portal as a client of Digital ID: it reads what the provider offers when it first needs it, and anew each hour. */
export function openidClient(doors: OpenidClientDoors): () => Promise<openid.Configuration> {
  let known: Promise<openid.Configuration> | null = null
  let knownSince = 0
  return () => {
    if (known && performance.now() - knownSince < freshMilliseconds) return known
    knownSince = performance.now()
    const asked = discover(doors)
    // A provider that was away for a moment is asked again by the next person, not in an hour.
    asked.catch(() => {
      if (known === asked) known = null
    })
    known = asked
    return asked
  }
}

async function discover({ database, keyring, clock, issuer }: OpenidClientDoors) {
  const secrets = await openOpenidSecrets(database, keyring, clock)
  const [key] = await signingKeys(database, secrets, clock, 'client portal')
  if (!key) throw new Error('The portal has no key to sign in with.')
  const privateKey = (await importJWK({ ...key }, 'ES256')) as CryptoKey
  return openid.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: 'ES256' },
    openid.PrivateKeyJwt({ key: privateKey, kid: key.kid }),
    {
      timeout: 5,
      // Plain HTTP is for the sandbox on this machine; production refuses such an address long before.
      execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
    },
  )
}
