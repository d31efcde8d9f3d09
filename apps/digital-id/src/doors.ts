import type { DocumentDoors } from '#modules/identity-proofing'
import type { CertificateRoom } from '#modules/signing'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Limits } from '#platform/limits'
import type { AssetUrl, SiteSettings } from '#platform/web'
import type { OpenidProvider } from './openid/index.ts'

/** What the Digital ID site stands on; given once by the program that mounts it. */
export type DigitalIdDoors = {
  readonly origin: string
  readonly portal: string
  /** The staff console, whose page `/visit` tells how a person helps where a camera cannot. */
  readonly office: string
  /** The sandbox's address; null in production. */
  readonly sandbox: string | null
  readonly https: boolean
  readonly assetsFolder: string | null
  readonly asset: AssetUrl
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly limits: Limits
  /** Registration, sign-in by face, documents. */
  readonly proofing: DocumentDoors
  /** Requests to sign, certificates, and the keys that are held for people. */
  readonly signing: CertificateRoom
  /** Where NCALayer listens on a person's own computer: `wss://127.0.0.1:13579`. */
  readonly ncalayer: string
  /** What opens eGov Mobile on the same phone, and the BIN under which this site is known to it. */
  readonly egovMobile: { readonly link: string; readonly bin: string }
  readonly openid: OpenidProvider
  readonly trustedProxies: readonly string[]
  readonly observe?: NonNullable<SiteSettings['observe']>
}
