import { encodeSchemeIdentifier, type SigningKey } from '../algorithms/index.ts'
import {
  encode,
  encodeBitString,
  encodeExplicit,
  encodeInteger,
  encodeSequence,
  encodeTime,
  type Instant,
  tag,
} from '../der/index.ts'

/** A certificate to be issued; names, key and extensions are DER. */
export type CertificateDraft = {
  /** The content of the INTEGER: 8 to 20 octets of which the first bit is zero (RFC 5280, 4.1.2.2). */
  readonly serialNumber: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly extensions: readonly Uint8Array[]
}

/** Issues an X.509 certificate of version 3. */
export function issueCertificate(draft: CertificateDraft, key: SigningKey): Promise<Uint8Array> {
  const algorithm = encodeSchemeIdentifier(key.scheme)
  return sealed(
    encodeSequence(
      encodeExplicit(0, encodeInteger(2)),
      encode(tag.integer, draft.serialNumber),
      algorithm,
      draft.issuer,
      encodeSequence(encodeTime(draft.notBefore), encodeTime(draft.notAfter)),
      draft.subject,
      draft.publicKey,
      ...(draft.extensions.length > 0 ? [encodeExplicit(3, encodeSequence(...draft.extensions))] : []),
    ),
    key,
  )
}

/** Content, algorithm and signature: X.509's SIGNED. */
export async function sealed(content: Uint8Array, key: SigningKey): Promise<Uint8Array> {
  const signature = encodeBitString(await key.sign(content))
  return encodeSequence(content, encodeSchemeIdentifier(key.scheme), signature)
}
