import type { DocumentDoors } from '#modules/identity-proofing'
import {
  type CertificateRoom,
  connectAuthority,
  connectRevocation,
  connectTimeStamps,
  connectTrust,
} from '#modules/signing'
import type { Config } from '#platform/config'
import { systemRandom } from '#platform/crypto'

/** Joins signing with the outside: whom this installation trusts, and the authorities that answer over HTTP. */
export function openSigning(
  { trustFolder, mode, origins, revocationOrigins, stampUrl, authority }: Config,
  doors: DocumentDoors,
): CertificateRoom {
  const { database, keyring, clock, deliver } = doors
  const random = systemRandom
  return {
    database,
    keyring,
    clock,
    random,
    trust: connectTrust({ clock, folder: trustFolder, sandbox: mode === 'sandbox' ? origins.sandbox : null }),
    revocation: connectRevocation({ clock, random, origins: revocationOrigins }),
    stamps: connectTimeStamps({ url: stampUrl, random }),
    authority: authority && connectAuthority(authority),
    proofing: doors,
    deliver,
  }
}
