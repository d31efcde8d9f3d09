import type { Registries } from '#modules/registries'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'

/** In whose name somebody acts at the portal. */
export type Capacity =
  | { readonly kind: 'self' }
  | {
      readonly kind: 'legal-entity'
      readonly bin: string
      readonly name: string
      readonly since: Date
      /** The first head with their own EDS, who may also sign; or a delegate, who prepares and does not sign. */
      readonly by: 'first-head' | 'mandate'
      /** What a delegate's mandate covers; null for the first head, who may do everything. */
      readonly mandate: { readonly id: string; readonly services: readonly string[] } | null
    }
  | { readonly kind: 'sole-proprietor'; readonly iin: string; readonly name: string; readonly since: Date }

/** What the questions of this folder need. */
export type ActingRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly registries: Registries
}

/** A legal entity or sole proprietor that a session may act for now. */
export type CapacityOffer = {
  readonly kind: 'legal-entity' | 'sole-proprietor'
  /** The IIN of a sole proprietor. */
  readonly bin: string
  readonly name: string
  readonly mandate: { readonly id: string; readonly services: readonly string[] } | null
}

/**
 * Why a certificate or a mandate opens nothing now.
 * - `not-first-head`: the certificate is an employee's; the first head gives a mandate instead.
 * - `not-head-now`: the registry names another head today; a new certificate or a mandate is needed.
 * - `not-active`: the entity is liquidated or reorganised.
 * - `unknown-entity`: the registry knows no such BIN, or the person is no sole proprietor.
 * - `head-changed`: whoever gave the mandate heads the entity no more; the new head gives a new one.
 * - `registry-silent`: nobody could be asked; try again.
 */
export type CapacityObstacle = {
  readonly reason:
    | 'not-first-head'
    | 'not-head-now'
    | 'not-active'
    | 'unknown-entity'
    | 'head-changed'
    | 'registry-silent'
  readonly name: string | null
  readonly bin: string | null
}

/** Where an encrypted field of this folder lives. */
export const factsPlace = (row: string) => ({
  table: 'accounts.presented_certificates',
  column: 'facts',
  row,
})
export const entityPlace = (row: string) => ({ table: 'accounts.capacities', column: 'entity', row })
