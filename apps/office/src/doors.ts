import type { ApplicationsRoom } from '#modules/applications'
import type { DocumentDoors } from '#modules/identity-proofing'
import type { Carriers } from '#modules/notifications'
import type { PayingBank } from '#modules/payments'
import type { StaffRoom } from '#modules/staff'
import type { Limits } from '#platform/limits'
import type { AssetUrl, SiteSettings } from '#platform/web'

/** What the office stands on; given once by the program that mounts it. */
export type OfficeDoors = StaffRoom & {
  readonly limits: Limits
  /** Whoever carries a reply to the person. */
  readonly carriers: Carriers
  readonly trustedProxies: readonly string[]
  readonly origin: string
  readonly portal: string
  readonly digitalId: string
  /** The sandbox's address; null in production. */
  readonly sandbox: string | null
  readonly https: boolean
  readonly assetsFolder: string | null
  readonly asset: AssetUrl
  /** What the moderation of documents works with. */
  readonly documents: DocumentDoors
  /** Applications that officers decide on. */
  readonly applications: ApplicationsRoom
  /** Whose statements payments are compared with; none without a bank. */
  readonly bank?: PayingBank | null
  readonly observe?: NonNullable<SiteSettings['observe']>
}
