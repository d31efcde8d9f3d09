import { type CryptoProvider, hashOf } from '../algorithms/index.ts'
import {
  attributeTypeOid,
  type CmsSignature,
  type CmsSigner,
  isSigningCertificate,
  onlyValue,
  type SignerReason,
  schemeOfSigner,
  signingCertificateId,
  verifySigner,
} from '../cms/index.ts'
import { type Instant, timeOf } from '../der/index.ts'
import { orIfUnsound } from '../eds-error.ts'
import type { Certificate } from '../x509/index.ts'
import type { VerdictReason } from './judgement.ts'
import type { SignatureFacts } from './signature-facts.ts'
import { stampsOf } from './signer-stamps.ts'

const reasons: Readonly<Record<SignerReason, VerdictReason>> = {
  'certificate-missing': 'certificate-missing',
  'content-missing': 'content-missing',
  'algorithm-unsupported': 'algorithm-unsupported',
  'attributes-missing': 'attributes-unsound',
  'attributes-malformed': 'attributes-unsound',
  'content-type-mismatch': 'attributes-unsound',
  'digest-mismatch': 'content-changed',
  'signature-invalid': 'signature-broken',
}

/** One signer of a CMS signature over `content`, computed. */
export async function cmsFacts(
  signature: CmsSignature,
  signer: CmsSigner,
  content: Uint8Array | undefined,
  certificates: readonly Certificate[],
  crypto: CryptoProvider,
): Promise<SignatureFacts> {
  const verdict = await verifySigner({ ...signature, certificates }, signer, content, crypto)
  const fault = verdict.intact
    ? await attributeFault(signature, signer, verdict.certificate, crypto)
    : reasons[verdict.reason]
  return {
    certificate: verdict.certificate,
    scheme: schemeOfSigner(signer.signatureAlgorithm, signer.digestAlgorithm),
    fault,
    claimedTime: orIfUnsound(() => claimedTime(signer), undefined),
    stamps: stampsOf(signer),
    stamped: signer.signature,
  }
}

async function attributeFault(
  { digestAlgorithms }: CmsSignature,
  signer: CmsSigner,
  certificate: Certificate,
  crypto: CryptoProvider,
): Promise<VerdictReason | undefined> {
  // RFC 5652, 5.1: a one-pass reader hashes only with what stands in front.
  const hash = hashOf(signer.digestAlgorithm)
  if (!digestAlgorithms.some((algorithm) => hashOf(algorithm) === hash)) return 'attributes-unsound'
  const { signedAttributes } = signer
  if (!signedAttributes) return undefined
  const meant = orIfUnsound(() => signingCertificateId(signedAttributes), 'unsound' as const)
  if (meant === 'unsound') return 'attributes-unsound'
  return !meant || (await isSigningCertificate(meant, certificate, crypto))
    ? undefined
    : 'certificate-mismatch'
}

function claimedTime({ signedAttributes }: CmsSigner): Instant | undefined {
  const value = signedAttributes && onlyValue(signedAttributes, attributeTypeOid.signingTime)
  return value && timeOf(value)
}
