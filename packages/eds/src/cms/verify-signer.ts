import {
  type CryptoProvider,
  hashOf,
  isGostHash,
  type SignatureScheme,
  schemeOf,
  signatureState,
} from '../algorithms/index.ts'
import { areEqual, expectOid, expectTag, octetsOf, tag } from '../der/index.ts'
import { orIfUnsound } from '../eds-error.ts'
import {
  type AlgorithmIdentifier,
  type Certificate,
  hasNoParameters,
  isSameName,
  keyOid,
} from '../x509/index.ts'
import { type Attributes, onlyValue } from './attribute.ts'
import type { CmsSignature } from './cms-signature.ts'
import type { CmsSigner, SignerId } from './cms-signer.ts'
import { attributeTypeOid, contentTypeOid } from './oid.ts'

/** Why one signature does not stand, in the order the questions are asked. */
export const signerReasons = [
  'certificate-missing',
  'content-missing',
  'algorithm-unsupported',
  'attributes-malformed',
  'attributes-missing',
  'content-type-mismatch',
  'digest-mismatch',
  'signature-invalid',
] as const
export type SignerReason = (typeof signerReasons)[number]

/** Whether a signature is intact and whose it is; nothing about whether that certificate may be trusted. */
export type SignerVerdict =
  | { readonly intact: true; readonly certificate: Certificate; readonly scheme: SignatureScheme }
  | { readonly intact: false; readonly reason: SignerReason; readonly certificate: Certificate | undefined }

/** Verifies one signature of a SignedData over `content` (RFC 5652, 5.4 and 5.6). */
export async function verifySigner(
  { contentType, certificates }: Pick<CmsSignature, 'contentType' | 'certificates'>,
  signer: CmsSigner,
  content: Uint8Array | undefined,
  crypto: CryptoProvider,
): Promise<SignerVerdict> {
  const certificate = signerCertificate(signer.id, certificates)
  const refuse = (reason: SignerReason): SignerVerdict => ({ intact: false, reason, certificate })
  if (!certificate) return refuse('certificate-missing')
  if (!content) return refuse('content-missing')
  const scheme = schemeOfSigner(signer.signatureAlgorithm, signer.digestAlgorithm)
  if (!scheme) return refuse('algorithm-unsupported')
  const reason = await attributesRefusal(signer, contentType, content, crypto)
  if (reason) return refuse(reason)
  const signed = signer.signedBytes ?? content
  const state = await signatureState(crypto, scheme, certificate.publicKey, signer.signature, signed)
  if (state === 'unsupported') return refuse('algorithm-unsupported')
  return state === 'intact' ? { intact: true, certificate, scheme } : refuse('signature-invalid')
}

/** The certificate a signer names. */
export function signerCertificate(
  id: SignerId,
  certificates: readonly Certificate[],
): Certificate | undefined {
  return certificates.find((certificate) =>
    id.kind === 'issuer'
      ? certificate.serialNumber === id.serialNumber && isSameName(certificate.issuer, id.issuer)
      : certificate.subjectKeyIdentifier && areEqual(certificate.subjectKeyIdentifier, id.keyIdentifier),
  )
}

/** CMS names the hash beside the signature; the two must not contradict each other. */
export function schemeOfSigner(
  signatureAlgorithm: AlgorithmIdentifier,
  digestAlgorithm: AlgorithmIdentifier,
): SignatureScheme | undefined {
  const hash = hashOf(digestAlgorithm)
  if (!hash) return undefined
  // NCALayer and others name the kind of key alone; the hash beside it says the rest.
  if (hash === 'Streebog-512' && signatureAlgorithm.oid === keyOid.gost) return { kind: 'gost', hash }
  if (signatureAlgorithm.oid === keyOid.rsa && hasNoParameters(signatureAlgorithm))
    return isGostHash(hash) ? undefined : { kind: 'rsa-pkcs1', hash }
  const scheme = schemeOf(signatureAlgorithm)
  return scheme?.hash === hash ? scheme : undefined
}

// Signed attributes are obligatory but for plain content (5.3), and then they must name its type and hash (11.1, 11.2).
async function attributesRefusal(
  { signedAttributes, digestAlgorithm }: CmsSigner,
  contentType: string,
  content: Uint8Array,
  crypto: CryptoProvider,
): Promise<SignerReason | undefined> {
  if (!signedAttributes) return contentType === contentTypeOid.data ? undefined : 'attributes-missing'
  const said = orIfUnsound(() => readAttributes(signedAttributes), undefined)
  const hash = hashOf(digestAlgorithm)
  if (!said) return 'attributes-malformed'
  if (!said.type || !said.digest || !hash) return 'attributes-missing'
  if (said.type !== contentType) return 'content-type-mismatch'
  return areEqual(said.digest, await crypto.digest(hash, content)) ? undefined : 'digest-mismatch'
}

function readAttributes(attributes: Attributes) {
  const type = onlyValue(attributes, attributeTypeOid.contentType)
  const digest = onlyValue(attributes, attributeTypeOid.messageDigest)
  if (digest) expectTag(digest, tag.octetString)
  return { type: type && expectOid(type), digest: digest && octetsOf(digest) }
}
