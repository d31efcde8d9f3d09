import { connectRevocation, connectTimeStamps, connectTrust, type SigningRoom } from '#modules/signing'
import type { Config } from '#platform/config'
import { systemRandom } from '#platform/crypto'

/** Joins signing with the outside: whom this installation trusts, and the authorities that answer over HTTP. */
export function openSigning(
  { trustFolder, mode, origins, revocationOrigins, stampUrl }: Config,
  base: Pick<SigningRoom, 'database' | 'keyring' | 'clock'>,
): SigningRoom {
  const { database, keyring, clock } = base
  const random = systemRandom
  return {
    database,
    keyring,
    clock,
    random,
    trust: connectTrust({ clock, folder: trustFolder, sandbox: mode === 'sandbox' ? origins.sandbox : null }),
    revocation: connectRevocation({ clock, random, origins: revocationOrigins }),
    stamps: connectTimeStamps({ url: stampUrl, random }),
  }
}
