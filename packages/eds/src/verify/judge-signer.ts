import { isStrongEnough, schemeOf } from '../algorithms/index.ts'
import type { Instant } from '../der/index.ts'
import { keyUseOf, mayAuthenticate, ncaProfile, schemeName } from '../nca/index.ts'
import { revocationByOcsp } from '../ocsp/index.ts'
import { type CertificatePool, findPath, type PathReason, type PathSettings } from '../path/index.ts'
import { verifyTimeStamp } from '../tsp/index.ts'
import type { Certificate } from '../x509/index.ts'
import type { Evidence, VerifyQuestion } from './evidence.ts'
import { findingOf, passed, type SignerJudgement, type VerdictReason } from './judgement.ts'
import type { SignatureFacts } from './signature-facts.ts'

/** Judges one signature: intact, for this purpose, seen when, trusted then (ETSI EN 319 102-1, 5.5). */
export async function judgeSigner(
  facts: SignatureFacts,
  evidence: Evidence,
  question: VerifyQuestion,
): Promise<SignerJudgement> {
  const { certificate, scheme, claimedTime } = facts
  const provenTime = facts.fault ? undefined : await earliestProvenTime(facts, evidence, question)
  const reason = facts.fault ?? (await faultOf(facts, provenTime, evidence, question))
  return {
    ...(reason ? findingOf(reason) : passed),
    certificate,
    profile: certificate && ncaProfile(certificate),
    algorithm: scheme ? schemeName(scheme) : null,
    provenTime: provenTime ?? null,
    claimedTime: claimedTime ?? null,
  }
}

async function faultOf(
  { certificate, scheme }: SignatureFacts,
  provenTime: Instant | undefined,
  evidence: Evidence,
  question: VerifyQuestion,
): Promise<VerdictReason | undefined> {
  if (!certificate || !scheme) return 'certificate-missing'
  const at = provenTime ?? question.at
  return (
    purposeFault(certificate, question.use) ??
    (isStrongEnough(scheme, certificate.publicKey, at, question.algorithms) ? undefined : 'algorithm-weak') ??
    (await trustFault(certificate, provenTime, evidence, question))
  )
}

function purposeFault(certificate: Certificate, wanted: VerifyQuestion['use']): VerdictReason | undefined {
  const use = keyUseOf(certificate)
  if (wanted === 'authentication') {
    if (mayAuthenticate(certificate)) return undefined
    return use === 'signing' ? 'signing-key' : 'key-purpose'
  }
  if (use === 'signing') return undefined
  return use === 'authentication' ? 'authentication-key' : 'key-purpose'
}

async function trustFault(
  certificate: Certificate,
  provenTime: Instant | undefined,
  evidence: Evidence,
  question: VerifyQuestion,
): Promise<VerdictReason | undefined> {
  if (!schemeOf(certificate.signatureAlgorithm)) return 'algorithm-unsupported'
  const pool = poolOf(evidence, question)
  const verdict = await findPath(
    certificate,
    pool,
    settingsAt(provenTime ?? question.at, pool, evidence, question),
  )
  if (verdict.valid) return undefined
  const isOwn = verdict.position === verdict.path.length - 1
  if (verdict.reason === 'not-yet-valid' && isOwn && provenTime !== undefined) return 'signed-before-issue'
  return isOwn ? (ownReasons[verdict.reason] ?? reasons[verdict.reason]) : reasons[verdict.reason]
}

/** The earliest moment by which an authority for time stamps, itself trusted, has seen the signature. */
async function earliestProvenTime(
  { stamps, stamped }: SignatureFacts,
  evidence: Evidence,
  question: VerifyQuestion,
): Promise<Instant | undefined> {
  const pool = poolOf(evidence, question)
  const times: Instant[] = []
  for (const token of stamps) {
    const { time } = token.stamp
    if (time > nowOf(question)) continue
    const settings = settingsAt(time, pool, evidence, question)
    if ((await verifyTimeStamp(token, stamped, { pool, settings })).valid) times.push(time)
  }
  return times.length > 0 ? Math.min(...times) : undefined
}

function poolOf(evidence: Evidence, { trust }: VerifyQuestion): CertificatePool {
  return { anchors: trust, others: evidence.certificates }
}

function settingsAt(
  at: Instant,
  pool: CertificatePool,
  { crls, ocspResponses }: Evidence,
  question: VerifyQuestion,
): PathSettings {
  const { crypto, algorithms, revocation = 'required' } = question
  const settings = {
    at,
    now: nowOf(question),
    crls,
    revocation,
    ...(crypto ? { crypto } : {}),
    ...(algorithms ? { algorithms } : {}),
  }
  if (ocspResponses.length === 0) return settings
  return { ...settings, askElsewhere: revocationByOcsp(ocspResponses, pool, settings) }
}

function nowOf({ at, now = at }: VerifyQuestion): Instant {
  return Math.max(at, now)
}

/** What a fault of the signer's own certificate means; of any other one, `reasons` says it. */
const ownReasons: Partial<Record<PathReason, VerdictReason>> = {
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  revoked: 'revoked',
  'on-hold': 'on-hold',
}

const reasons: Readonly<Record<PathReason, VerdictReason>> = {
  'malformed-certificate': 'not-trusted',
  'path-too-short': 'not-trusted',
  'path-too-long': 'not-trusted',
  'no-path': 'not-trusted',
  'name-mismatch': 'not-trusted',
  'not-yet-valid': 'authority-out-of-date',
  expired: 'authority-out-of-date',
  'unknown-critical-extension': 'chain-constraints',
  'not-an-authority': 'chain-constraints',
  'path-length-exceeded': 'chain-constraints',
  'key-usage': 'chain-constraints',
  purpose: 'key-purpose',
  'name-not-permitted': 'chain-constraints',
  'name-excluded': 'chain-constraints',
  'names-too-many': 'chain-constraints',
  'policy-required': 'chain-constraints',
  'policy-mapping': 'chain-constraints',
  'algorithm-unsupported': 'algorithm-unsupported',
  'algorithm-weak': 'algorithm-weak',
  'signature-invalid': 'not-trusted',
  revoked: 'authority-revoked',
  'on-hold': 'on-hold',
  'revocation-unknown': 'revocation-unknown',
}
