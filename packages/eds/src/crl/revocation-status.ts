import type { Instant } from '../der/index.ts'
import type { Certificate } from '../x509/index.ts'
import type { CertificateList } from './certificate-list.ts'
import { addsTo, allReasons, impliedPoint, isInScope, reasonsCovered } from './crl-scope.ts'
import { crlReason, type RevokedCertificate } from './revoked-certificates.ts'

export type RevocationStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly revokedAt: Instant; readonly reason: number }
  | { readonly status: 'unknown' }

export type RevocationQuestion = {
  /** The moment for which the answer must hold. */
  readonly at: Instant
  /** The moment of asking: a list issued since tells what had been revoked by `at`. */
  readonly now: Instant
  /** Whether the list was signed by somebody who may. */
  readonly isAuthentic: (crl: CertificateList) => Promise<boolean>
}

/**
 * Whether a certificate was revoked, by all lists at hand (RFC 5280, 6.3.3). `unknown` unless every reason for which it
 * could have been revoked is covered.
 */
export async function revocationByLists(
  certificate: Certificate,
  lists: readonly CertificateList[],
  question: RevocationQuestion,
): Promise<RevocationStatus> {
  const usable = lists.filter((crl) => crl.unknownCritical === undefined)
  const complete = usable.filter((crl) => crl.deltaBase === undefined).toSorted(newestFirst)
  let uncovered = allReasons
  for (const point of [...(certificate.crlDistributionPoints ?? []), impliedPoint(certificate)])
    for (const crl of complete) {
      const covers = isInScope(crl, certificate, point) ? reasonsCovered(crl, point) & uncovered : 0
      if (covers === 0) continue
      const answer = await answerOf(crl, usable, certificate, question)
      if (answer === 'unusable') continue
      if (answer) return { status: 'revoked', revokedAt: answer.revokedAt, reason: answer.reason }
      uncovered &= ~covers
      if (uncovered === 0) return { status: 'good' }
    }
  return { status: 'unknown' }
}

async function answerOf(
  crl: CertificateList,
  lists: readonly CertificateList[],
  certificate: Certificate,
  question: RevocationQuestion,
): Promise<RevokedCertificate | undefined | 'unusable'> {
  const delta = await deltaFor(crl, lists, certificate, question)
  if (!delta && !isCurrent(crl, certificate, question)) return 'unusable'
  if (!(await question.isAuthentic(crl))) return 'unusable'
  const { issuer, serialNumber } = certificate
  const entry = delta?.revoked.find(issuer, serialNumber) ?? crl.revoked.find(issuer, serialNumber)
  return entry && isRevokedBy(entry, question) ? entry : undefined
}

// A complete list that has run out still counts under a delta that has not: together they are complete (5.2.4).
async function deltaFor(
  crl: CertificateList,
  lists: readonly CertificateList[],
  certificate: Certificate,
  question: RevocationQuestion,
): Promise<CertificateList | undefined> {
  const deltas = lists.filter((list) => addsTo(list, crl) && isCurrent(list, certificate, question))
  for (const delta of deltas.toSorted(newestFirst)) if (await question.isAuthentic(delta)) return delta
  return undefined
}

function isCurrent(crl: CertificateList, certificate: Certificate, { at, now }: RevocationQuestion): boolean {
  if (crl.thisUpdate > now || crl.nextUpdate === undefined || crl.nextUpdate < at) return false
  if (crl.thisUpdate <= at || crl.thisUpdate <= certificate.notAfter) return true
  // Certificates that ran out leave the list, so that their absence says nothing, unless it keeps them.
  return crl.expiredKeptSince !== undefined && crl.expiredKeptSince <= certificate.notAfter
}

function isRevokedBy({ reason, revokedAt }: RevokedCertificate, { at, now }: RevocationQuestion): boolean {
  return reason !== crlReason.removeFromCrl && (now === at || revokedAt <= at)
}

function newestFirst(a: CertificateList, b: CertificateList): number {
  return b.thisUpdate - a.thisUpdate || Number((b.number ?? 0n) - (a.number ?? 0n))
}
