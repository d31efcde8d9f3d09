import type { Proofing } from '#modules/identity-proofing'
import type { Told } from '#modules/notifications'
import type { TrustList } from '#modules/trust'
import type { Clock } from '#platform/clock'
import type { Keyring, Random } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { AuthorityPort } from './outside/authority.ts'
import type { RevocationSources } from './outside/revocation-sources.ts'
import type { TimeStamps } from './outside/time-stamps.ts'

/** What this module stands on to ask for signatures and to judge them. */
export type SigningRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly random: Random
  /** Whom this installation believes; asked at each judgement, so that a list mended today counts today. */
  readonly trust: () => Promise<TrustList>
  readonly revocation: RevocationSources
  readonly stamps: TimeStamps
}

/** What it stands on besides to get people certificates, and to sign with keys it holds. */
export type CertificateRoom = SigningRoom & {
  /** `null`: certificates are not ordered from here. */
  readonly authority: AuthorityPort | null
  readonly proofing: Proofing
  /** Carries away what was told, after the commit. */
  readonly deliver: (told: Told) => Promise<void>
}
