import { AuthorityError } from './errors.ts'
import { findCertificate } from './issue-person-certificate.ts'
import type { Authority } from './open-authority.ts'
import type { FinalReason } from './revocation-reason.ts'
import type { CertificateRecord, LedgerEntry } from './state/ledger-entry.ts'

/** Revokes a certificate for good; one that is held may be revoked. */
export function revokeCertificate(
  authority: Authority,
  serialNumber: string,
  reason: FinalReason,
): Promise<CertificateRecord> {
  return change(authority, serialNumber, () => ({ kind: 'revoked', reason }))
}

/** Holds a certificate until it is released or revoked. */
export function holdCertificate(authority: Authority, serialNumber: string): Promise<CertificateRecord> {
  return change(authority, serialNumber, ({ state }) => {
    if (state === 'held') throw new AuthorityError('already-held', 'This certificate is held already.')
    return { kind: 'held' }
  })
}

export function releaseCertificate(authority: Authority, serialNumber: string): Promise<CertificateRecord> {
  return change(authority, serialNumber, ({ state }) => {
    if (state !== 'held') throw new AuthorityError('not-held', 'This certificate is not held.')
    return { kind: 'released' }
  })
}

type Change =
  | { readonly kind: 'revoked'; readonly reason: FinalReason }
  | { readonly kind: 'held' | 'released' }

function change(
  authority: Authority,
  serial: string,
  decide: (record: CertificateRecord) => Change,
): Promise<CertificateRecord> {
  return authority.inTurn(async () => {
    const { record } = findCertificate(authority, serial)
    if (record.state === 'revoked')
      throw new AuthorityError('already-revoked', 'This certificate was revoked for good.')
    const { serialNumber } = record
    const at = authority.clock.now().toISOString()
    authority.ledger.add({ ...decide(record), at, serialNumber } satisfies LedgerEntry)
    return authority.ledger.find(serialNumber) as CertificateRecord
  })
}
