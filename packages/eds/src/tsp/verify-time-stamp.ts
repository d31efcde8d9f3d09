import { platformCrypto } from '../algorithms/index.ts'
import {
  type CmsSignature,
  type CmsSigner,
  contentTypeOid,
  isSigningCertificate,
  parseCmsSignature,
  signingCertificateId,
  verifySigner,
} from '../cms/index.ts'
import { areEqual } from '../der/index.ts'
import { EdsError, orIfUnsound } from '../eds-error.ts'
import { type CertificatePool, findPath, type PathReason, type PathSettings } from '../path/index.ts'
import { type Certificate, extensionOid, purposeOid } from '../x509/index.ts'
import { parseTimeStamp, type TimeStamp } from './time-stamp.ts'

/** Why a time stamp is not believed, in the order the questions are asked. */
export const timeStampReasons = [
  'imprint-mismatch',
  'nonce-mismatch',
  'signature-invalid',
  'certificate-missing',
  'certificate-mismatch',
  'algorithm-unsupported',
  'purpose',
  'path',
] as const
export type TimeStampReason = (typeof timeStampReasons)[number]

export type TimeStampVerdict =
  | { readonly valid: true; readonly stamp: TimeStamp; readonly authority: Certificate }
  | { readonly valid: false; readonly reason: TimeStampReason; readonly path?: PathReason }

/** A token that could be read: a signature over when something was seen. */
export type TimeStampToken = {
  readonly stamp: TimeStamp
  readonly signature: CmsSignature
  readonly signer: CmsSigner
}

export type TimeStampQuestion = {
  readonly pool: CertificatePool
  /** How the authority's path is judged: at the time of the stamp, unless `at` says another moment. */
  readonly settings: Omit<PathSettings, 'at'> & { readonly at?: PathSettings['at'] }
  readonly nonce?: bigint
}

/** Reads a time stamp token (RFC 3161, 2.4.2). Throws EdsError for anything else. */
export function parseTimeStampToken(token: Uint8Array): TimeStampToken {
  const signature = parseCmsSignature(token)
  const [signer, ...more] = signature.signers
  if (signature.contentType !== contentTypeOid.timeStamp || !signature.content)
    throw new EdsError('structure', 'The signature is not over a time stamp.')
  if (!signer || more.length > 0) throw new EdsError('structure', 'A time stamp has exactly one signer.')
  return { stamp: parseTimeStamp(signature.content), signature, signer }
}

/** Whether the stamp is over `stamped` and comes from an authority that is trusted to stamp (RFC 3161, 2.2 and 2.3). */
export async function verifyTimeStamp(
  token: TimeStampToken,
  stamped: Uint8Array,
  question: TimeStampQuestion,
): Promise<TimeStampVerdict> {
  const { stamp } = token
  if (question.nonce !== undefined && stamp.nonce !== question.nonce) return refuse('nonce-mismatch')
  if (!(await isOver(stamp, stamped, question))) return refuse('imprint-mismatch')
  const authority = await signerOf(token, question)
  if (typeof authority === 'string') return refuse(authority)
  if (!isForStampingOnly(authority)) return refuse('purpose')
  const { pool, settings } = question
  const wider = { ...pool, others: [...pool.others, ...token.signature.certificates] }
  const verdict = await findPath(authority, wider, {
    at: stamp.time,
    ...settings,
    purpose: purposeOid.timeStamping,
  })
  return verdict.valid ? { valid: true, stamp, authority } : { ...refuse('path'), path: verdict.reason }
}

async function isOver(
  { imprint }: TimeStamp,
  stamped: Uint8Array,
  { settings }: TimeStampQuestion,
): Promise<boolean> {
  const { crypto = platformCrypto() } = settings
  return imprint.hash !== undefined && areEqual(imprint.digest, await crypto.digest(imprint.hash, stamped))
}

async function signerOf(
  { signature, signer }: TimeStampToken,
  { pool, settings }: TimeStampQuestion,
): Promise<Certificate | TimeStampReason> {
  const { crypto = platformCrypto() } = settings
  const certificates = [...signature.certificates, ...pool.others, ...pool.anchors]
  const verdict = await verifySigner({ ...signature, certificates }, signer, signature.content, crypto)
  if (!verdict.intact)
    return verdict.reason === 'certificate-missing' || verdict.reason === 'algorithm-unsupported'
      ? verdict.reason
      : 'signature-invalid'
  // The stamp must say whose it is (2.4.1): the key alone could be certified for anybody.
  const { signedAttributes } = signer
  const id = signedAttributes && orIfUnsound(() => signingCertificateId(signedAttributes), undefined)
  if (!id || !(await isSigningCertificate(id, verdict.certificate, crypto))) return 'certificate-mismatch'
  return verdict.certificate
}

// RFC 3161, 2.3: critical, and for nothing else.
function isForStampingOnly({ extendedKeyUsage, extensions }: Certificate): boolean {
  const isCritical = extensions.get(extensionOid.extendedKeyUsage)?.critical === true
  return isCritical && extendedKeyUsage?.length === 1 && extendedKeyUsage[0] === purposeOid.timeStamping
}

function refuse(reason: TimeStampReason): { readonly valid: false; readonly reason: TimeStampReason } {
  return { valid: false, reason }
}
