import {
  areEqual,
  type Certificate,
  type CmsSignature,
  ncaProfile,
  orIfUnsound,
  parseCmsSignature,
  plainSignatureBytes,
  signerCertificate,
} from '#eds'
import { type SignerRule, signerFault } from '../requests/signer-rule.ts'
import type { RefusalCode } from './signing-code.ts'

/** A signature as it came, in DER or BER, with the certificate it was made with. */
export type ReadSignature = {
  readonly kind: 'read'
  readonly cms: Uint8Array
  readonly signature: CmsSignature
  readonly certificate: Certificate
}

export type Unread = {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly certificate: Certificate | null
}

// Manifest, chain and stamp: a signature larger than that was not made of what was asked for.
const mostBytes = 4 * 1024 * 1024

/**
 * Reads what somebody brings as their signature: DER, PEM (`-----BEGIN CMS-----`) or bare base64. Turns it down if it
 * is not one signature over exactly this manifest, by the very person who was asked. Nobody outside is asked yet.
 */
export function readSignature(
  bytes: Uint8Array,
  manifest: Uint8Array,
  rule: SignerRule,
): ReadSignature | Unread {
  const cms = bytes.length <= mostBytes ? orIfUnsound(() => plainSignatureBytes(bytes), null) : null
  const signature = cms && orIfUnsound(() => parseCmsSignature(cms), null)
  if (!cms || !signature) return refuse('not-a-signature')
  const [signer, ...more] = signature.signers
  if (!signer) return refuse('not-a-signature')
  if (more.length > 0) return refuse('several-signers')
  const certificate = signerCertificate(signer.id, signature.certificates)
  if (!certificate) return refuse('certificate-missing')
  if (!signature.content || !areEqual(signature.content, manifest))
    return refuse('content-changed', certificate)
  const fault = signerFault(ncaProfile(certificate), rule)
  return fault ? refuse(fault, certificate) : { kind: 'read', cms, signature, certificate }
}

function refuse(code: RefusalCode, certificate: Certificate | null = null): Unread {
  return { kind: 'refused', code, certificate }
}
