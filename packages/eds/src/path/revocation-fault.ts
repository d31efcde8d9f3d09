import { type CertificateList, crlReason, type RevocationStatus, revocationByLists } from '../crl/index.ts'
import { type Certificate, isSameCertificate, isSameName, keyUsageBit } from '../x509/index.ts'
import { allowsUsage } from './authority-fault.ts'
import type { Inquiry } from './inquiry.ts'
import type { PathFault } from './path-verdict.ts'
import { signatureRefusal } from './signature-fault.ts'

/** No certificate is revoked, and each is known not to be (RFC 5280, 6.1.3 (a)(3)). */
export async function revocationFault(
  path: readonly Certificate[],
  inquiry: Inquiry,
): Promise<PathFault | undefined> {
  const { revocation = 'required' } = inquiry.settings
  if (revocation === 'ignored') return undefined
  let unknown: PathFault | undefined
  for (let position = 1; position < path.length; position++) {
    const answer = await revocationOf(path, position, inquiry)
    if (answer.status === 'revoked')
      return { reason: answer.reason === crlReason.certificateHold ? 'on-hold' : 'revoked', position }
    // Being revoked further down is worth more to a person than being unknown here.
    if (answer.status === 'unknown' && revocation === 'required')
      unknown ??= { reason: 'revocation-unknown', position }
  }
  return unknown
}

async function revocationOf(
  path: readonly Certificate[],
  position: number,
  inquiry: Inquiry,
): Promise<RevocationStatus> {
  const { at, now = at, crls = [], askElsewhere } = inquiry.settings
  const certificate = path[position]!
  const elsewhere = await askElsewhere?.(certificate, path[position - 1]!)
  if (elsewhere && elsewhere.status !== 'unknown') return elsewhere
  const issuers = path.slice(0, position)
  const isAuthentic = (crl: CertificateList) => isSignedByAuthority(crl, issuers, inquiry)
  return revocationByLists(certificate, crls, { at, now, isAuthentic })
}

/** The list bears the signature of its issuer, who may sign lists and is trusted (RFC 5280, 6.3.3 (f) and (g)). */
async function isSignedByAuthority(
  crl: CertificateList,
  issuers: readonly Certificate[],
  inquiry: Inquiry,
): Promise<boolean> {
  const { pool, isTrusted } = inquiry
  for (const signer of [...issuers.toReversed(), ...pool.others]) {
    if (!isSameName(signer.subject, crl.issuer) || !allowsUsage(signer, keyUsageBit.crlSign)) continue
    if (!(await hasSigned(signer, crl, inquiry))) continue
    if (issuers.some((one) => isSameCertificate(one, signer))) return true
    if (await isTrusted(signer, issuers[0]!)) return true
  }
  return false
}

async function hasSigned(
  signer: Certificate,
  crl: CertificateList,
  { work, settings }: Inquiry,
): Promise<boolean> {
  const answers = work.signedBy.get(crl) ?? new Map<Certificate, boolean>()
  work.signedBy.set(crl, answers)
  const known = answers.get(signer)
  if (known !== undefined) return known
  const answer = (await signatureRefusal(crl, signer.publicKey, settings)) === undefined
  answers.set(signer, answer)
  return answer
}
