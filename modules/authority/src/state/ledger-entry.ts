import { AuthorityError } from '../errors.ts'
import type { RevocationReason } from '../revocation-reason.ts'

/** What a certificate was issued for; a service is the authority's own. */
export type CertificateUse = 'signing' | 'authentication' | 'service'

/** One line of the ledger; moments are RFC 3339. */
export type LedgerEntry =
  | {
      readonly kind: 'issued'
      readonly at: string
      readonly serialNumber: string
      readonly use: CertificateUse
      readonly notBefore: string
      readonly notAfter: string
      readonly iin?: string
      readonly bin?: string
      readonly orderId?: string
      /** Tells the same order from another under the same id. */
      readonly orderDigest?: string
    }
  | {
      readonly kind: 'revoked'
      readonly at: string
      readonly serialNumber: string
      readonly reason: RevocationReason
    }
  | { readonly kind: 'held' | 'released'; readonly at: string; readonly serialNumber: string }
  | { readonly kind: 'listed'; readonly at: string; readonly isBase: boolean }

export type CertificateState = 'good' | 'held' | 'revoked'

/** A certificate as it stands now. */
export type CertificateRecord = Omit<Extract<LedgerEntry, { kind: 'issued' }>, 'kind' | 'at'> & {
  readonly issuedAt: string
  readonly state: CertificateState
  /** Since when it is held or revoked. */
  readonly since?: string
  readonly reason?: RevocationReason
  /** The line that last changed its state; 0 if none did. */
  readonly changedIn: number
}

export function recordAfter(
  entry: Exclude<LedgerEntry, { kind: 'listed' }>,
  before: CertificateRecord | undefined,
  line: number,
): CertificateRecord {
  if (entry.kind === 'issued') {
    const { kind: _, at, ...rest } = entry
    return { ...rest, issuedAt: at, state: 'good', changedIn: 0 }
  }
  if (!before)
    throw new AuthorityError(
      'folder-unsound',
      `Line ${line} of the ledger is about a certificate nobody issued.`,
    )
  const { since: held, reason: _, ...rest } = before
  switch (entry.kind) {
    case 'released':
      return { ...rest, state: 'good', changedIn: line }
    case 'held':
      return { ...rest, state: 'held', since: entry.at, reason: 'certificate-hold', changedIn: line }
    case 'revoked':
      // What was held and is now revoked was not to be believed from the hold on (RFC 5280, 5.3.1).
      return { ...rest, state: 'revoked', since: held ?? entry.at, reason: entry.reason, changedIn: line }
  }
}
