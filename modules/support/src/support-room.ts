import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Limits } from '#platform/limits'

/** What this module stands on. */
export type SupportRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly limits: Limits
  /** Where the portal is: a reply by SMS or letter leads back there. */
  readonly portal: string
}

/** An officer of support; the number keeps them away from a ticket of their own. */
export type Officer = { readonly staffId: string; readonly iin: string | null }
