import { platformCrypto } from '../algorithms/index.ts'
import { areEqual, encodeOctetString, type Instant } from '../der/index.ts'
import {
  allowsUsage,
  type CertificatePool,
  findPath,
  type PathSettings,
  signatureRefusal,
} from '../path/index.ts'
import { type Certificate, isSameCertificate, isSameName, keyUsageBit, purposeOid } from '../x509/index.ts'
import { isIssuedBy } from './cert-id.ts'
import type { BasicOcspResponse, SingleResponse } from './ocsp-response.ts'

/** Why an answer is not believed, in the order the questions are asked. */
export const ocspReasons = [
  'malformed',
  'not-successful',
  'no-answer',
  'responder-unknown',
  'algorithm-unsupported',
  'algorithm-weak',
  'signature-invalid',
  'responder-not-authorised',
  'responder-not-trusted',
  'nonce-mismatch',
] as const
export type OcspReason = (typeof ocspReasons)[number]

export type OcspVerdict =
  | { readonly accept: true; readonly responder: Certificate; readonly answers: readonly SingleResponse[] }
  | { readonly accept: false; readonly reason: OcspReason }

export type OcspQuestion = {
  readonly pool: CertificatePool
  readonly settings: PathSettings
  /** The nonce of the request, if an answer without it is not to be believed. */
  readonly nonce?: Uint8Array
}

/**
 * Whether an OCSP answer comes from somebody who may give it (RFC 6960, 3.2 and 4.2.2.2): the authority itself, or a
 * responder it has named by a certificate of its own. Says nothing of whether the answer is still fresh.
 */
export async function verifyOcspResponse(
  basic: BasicOcspResponse,
  question: OcspQuestion,
): Promise<OcspVerdict> {
  if (basic.responses.length === 0) return refuse('no-answer')
  const responders = await respondersOf(basic, question)
  if (responders.length === 0) return refuse('responder-unknown')
  if (!repeatsNonce(basic, question.nonce)) return refuse('nonce-mismatch')
  let reason: OcspReason = 'responder-unknown'
  for (const responder of responders) {
    const refusal = await refusalOf(basic, responder, question)
    if (!refusal) return { accept: true, responder, answers: basic.responses }
    reason = refusal
  }
  return refuse(reason)
}

// Clocks of responders go a little wrong (RFC 6960, 4.2.2.1 leaves it to us).
const skew = 5 * 60_000
// An answer without an end is meant for the moment it was given; a day-old one may hide a revocation.
const longestWithoutEnd = 24 * 60 * 60_000

/** Whether an answer tells the state at that moment: it was current then, or given since. */
export function isFresh({ thisUpdate, nextUpdate }: SingleResponse, at: Instant, now: Instant = at): boolean {
  return thisUpdate <= now + skew && at <= (nextUpdate ?? thisUpdate + longestWithoutEnd)
}

async function refusalOf(
  basic: BasicOcspResponse,
  responder: Certificate,
  question: OcspQuestion,
): Promise<OcspReason | undefined> {
  return (
    (await signatureReason(basic, responder, question.settings)) ??
    (await authorityReason(basic, responder, question))
  )
}

async function signatureReason(
  basic: BasicOcspResponse,
  responder: Certificate,
  settings: PathSettings,
): Promise<OcspReason | undefined> {
  const reason = await signatureRefusal(basic, responder.publicKey, settings)
  return reason === 'algorithm-weak' || reason === 'algorithm-unsupported'
    ? reason
    : reason && 'signature-invalid'
}

// RFC 6960, 4.2.2.2: the issuer of every certificate asked about signs itself, or has issued the responder directly.
async function authorityReason(
  basic: BasicOcspResponse,
  responder: Certificate,
  question: OcspQuestion,
): Promise<OcspReason | undefined> {
  const { anchors, others } = question.pool
  if (isIssuer(responder, anchors) && (await answersFor(basic, responder, question.settings)))
    return (await isTrusted(responder, question)) ? undefined : 'responder-not-trusted'
  if (!isDelegate(responder)) return 'responder-not-authorised'
  for (const issuer of [...anchors, ...others, ...basic.certificates]) {
    if (!isIssuer(issuer, anchors) || !(await answersFor(basic, issuer, question.settings))) continue
    if (!isSameName(responder.issuer, issuer.subject)) continue
    if (!(await isTrusted(issuer, question))) continue
    if (await isTrusted(responder, { ...question, pool: { anchors: [issuer], others: [] } })) return undefined
  }
  return 'responder-not-authorised'
}

// Nobody has certificates to answer for who may not issue any.
function isIssuer(certificate: Certificate, anchors: readonly Certificate[]): boolean {
  if (anchors.some((anchor) => isSameCertificate(anchor, certificate))) return true
  return (
    certificate.basicConstraints?.isAuthority === true && allowsUsage(certificate, keyUsageBit.keyCertSign)
  )
}

function isDelegate(responder: Certificate): boolean {
  return (
    responder.extendedKeyUsage?.includes(purposeOid.ocspSigning) === true &&
    (allowsUsage(responder, keyUsageBit.digitalSignature) ||
      allowsUsage(responder, keyUsageBit.nonRepudiation))
  )
}

async function answersFor(
  { responses }: BasicOcspResponse,
  issuer: Certificate,
  { crypto = platformCrypto() }: PathSettings,
): Promise<boolean> {
  for (const { id } of responses) if (!(await isIssuedBy(id, issuer, crypto))) return false
  return true
}

// A responder with id-pkix-ocsp-nocheck is trusted while its certificate lasts (4.2.2.2.1); of others, lists are asked
// if there are any. OCSP itself is not: it would ask the same responder about itself.
async function isTrusted(certificate: Certificate, { pool, settings }: OcspQuestion): Promise<boolean> {
  if (pool.anchors.some((anchor) => isSameCertificate(anchor, certificate))) return true
  const revocation = certificate.ocspNoCheck ? 'ignored' : 'when-known'
  const { askElsewhere, purpose, initialPolicySet, explicitPolicy, ...kept } = settings
  return (await findPath(certificate, pool, { ...kept, revocation })).valid
}

async function respondersOf(
  { responder, certificates }: BasicOcspResponse,
  { pool, settings }: OcspQuestion,
): Promise<readonly Certificate[]> {
  const { crypto = platformCrypto() } = settings
  const found: Certificate[] = []
  for (const candidate of [...certificates, ...pool.anchors, ...pool.others]) {
    const isMeant =
      responder.kind === 'name'
        ? isSameName(responder.name, candidate.subject)
        : areEqual(responder.hash, await crypto.digest('SHA-1', candidate.publicKey.bits))
    if (isMeant) found.push(candidate)
  }
  return found
}

// The extension holds an OCTET STRING; some responders copy the octets without it.
function repeatsNonce({ nonce }: BasicOcspResponse, wanted: Uint8Array | undefined): boolean {
  if (!wanted) return true
  return nonce !== undefined && (areEqual(nonce, encodeOctetString(wanted)) || areEqual(nonce, wanted))
}

function refuse(reason: OcspReason): OcspVerdict {
  return { accept: false, reason }
}
