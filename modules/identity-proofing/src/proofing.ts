import type { SmsGateway } from '#modules/notifications'
import type { Registries } from '#modules/registries'
import type { Clock } from '#platform/clock'
import type { Keyring, Random } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Limits } from '#platform/limits'
import type { Verb } from './documents/document-tables.ts'
import type { OpenChecks } from './open-checks.ts'
import type { VideoDoor } from './video-door.ts'

/** Everything the proofing journey works with. */
export type Proofing = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly random: Random
  /** On connections of their own: a step in its transaction must never wait for one of the steps' own. */
  readonly limits: Limits
  readonly registries: Registries
  readonly sms: SmsGateway
  /** The host of the site where the codes are typed. */
  readonly codeHost: string
  readonly video: VideoDoor
  /** The videos under way, in the memory of this process alone. */
  readonly checks: OpenChecks
  /** Told about what happened, in codes: never who. */
  readonly observe: (event: ProofingEvent) => void
}

/** What logs and metrics may know. */
export type ProofingEvent =
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  | { readonly kind: 'refused'; readonly step: string; readonly code: string }
  | { readonly kind: 'unavailable'; readonly source: string; readonly reason: string }
  | { readonly kind: 'video-decided'; readonly pass: boolean; readonly reasons: readonly string[] }
  | {
      readonly kind: 'document-moved'
      readonly move: 'send' | Verb
      readonly by: 'person' | 'moderator' | 'rule'
    }
  | { readonly kind: 'failed-in-background'; readonly what: string; readonly error: unknown }

/** Who asks, as far as it is needed: limits go by address, the operation history names the device. */
export type Caller = { readonly address: string; readonly device: string }
