import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'

/** What this module stands on. */
export type StaffRoom = { readonly database: Database; readonly keyring: Keyring; readonly clock: Clock }

/** Where an act came from, for the member's history; the operator of the machine has no browser. */
export type StaffOrigin = { readonly channel: 'office' | 'command-line'; readonly device?: string }
