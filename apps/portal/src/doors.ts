import type { Capacity } from '#modules/accounts'
import type { ApplicationsRoom } from '#modules/applications'
import type { DocumentDoors } from '#modules/identity-proofing'
import type { Carriers } from '#modules/notifications'
import type { Registries } from '#modules/registries'
import type { CertificateRoom, SigningRoom } from '#modules/signing'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Limits } from '#platform/limits'
import type { Language } from '#platform/texts'
import type { AssetUrl, SiteSettings } from '#platform/web'
import type { Article } from './help/index.ts'
import type { SignInRouteDoors } from './sign-in/index.ts'

/** What the portal stands on; given once by the program that mounts it. */
export type PortalDoors = {
  readonly origin: string
  readonly digitalId: string
  /** The sandbox's address; null in production. */
  readonly sandbox: string | null
  readonly https: boolean
  readonly assetsFolder: string | null
  readonly asset: AssetUrl
  readonly articles: readonly Article[]
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  /** The reader's attached documents. */
  readonly documents: DocumentDoors
  /** Applications, and what they ask of others. */
  readonly applications: ApplicationsRoom
  /** Sends messages at once; the worker delivers whatever is left. */
  readonly carriers: Carriers
  readonly limits: Limits
  /** Judges signatures, asks people for theirs, and knows their certificates. */
  readonly signing: SigningRoom & Pick<CertificateRoom, 'authority'>
  readonly registries: Registries
  readonly trustedProxies: readonly string[]
  /** What the bank signs its calls with; without it no call is believed. */
  readonly bankSecret?: string | null
  readonly openid: Pick<SignInRouteDoors, 'issuer' | 'signOutEverywhere'>
  readonly observe?: NonNullable<SiteSettings['observe']>
}

/** What a page says of the person who reads it. */
export type Reader = {
  readonly personId: string
  readonly name: string
  readonly unread: number
  readonly language: Language
  /** In whose name the reader acts. */
  readonly capacity: Capacity
}
