import type { SigningKey } from '../algorithms/index.ts'
import { type CryptoProvider, platformCrypto, schemeOf, signatureState } from '../algorithms/index.ts'
import { parseAttributes } from '../cms/index.ts'
import {
  contextConstructed,
  countOf,
  encode,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  fieldsOf,
  noMore,
  parseDer,
  tag,
  take,
  takeAny,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { sealed } from '../issue/index.ts'
import {
  type CertificateExtensions,
  type DistinguishedName,
  type Extensions,
  noExtensions,
  type PublicKey,
  parseExtensions,
  parseName,
  parsePublicKey,
  parseSigned,
  readCertificateExtensions,
  type Signed,
} from '../x509/index.ts'

/** A request for a certificate (PKCS #10, RFC 2986), read but not judged. */
export type CertificationRequest = Signed & {
  readonly der: Uint8Array
  readonly subject: DistinguishedName
  readonly publicKey: PublicKey
  /** What the asker would like to see in the certificate; the authority decides. */
  readonly requested: CertificateExtensions
  readonly requestedExtensions: Extensions
}

const extensionRequest = '1.2.840.113549.1.9.14'
const maxRequestBytes = 256 * 1024

/** Reads a request in DER. Throws EdsError for anything else. */
export function parseCertificationRequest(der: Uint8Array): CertificationRequest {
  const { content, ...signed } = parseSigned(parseDer(der, { maxBytes: maxRequestBytes }))
  const fields = fieldsOf(content)
  if (countOf(take(fields, tag.integer)) !== 0)
    throw new EdsError('structure', 'The version of the request is not known.')
  const subject = parseName(takeAny(fields))
  const publicKey = parsePublicKey(takeAny(fields))
  const attributes = takeIf(fields, contextConstructed(0))
  noMore(fields)
  const [wanted] = (attributes && parseAttributes(attributes).get(extensionRequest)) ?? []
  const requestedExtensions = wanted ? parseExtensions(wanted) : noExtensions
  return {
    ...signed,
    der,
    subject,
    publicKey,
    requested: readCertificateExtensions(requestedExtensions),
    requestedExtensions,
  }
}

/** Whether the asker holds the private key: the request is signed with it. */
export async function isRequestIntact(
  { signatureAlgorithm, publicKey, signature, toBeSigned }: CertificationRequest,
  crypto: CryptoProvider = platformCrypto(),
): Promise<boolean> {
  const scheme = schemeOf(signatureAlgorithm)
  return (await signatureState(crypto, scheme, publicKey, signature, toBeSigned)) === 'intact'
}

/** A request to be made; the name, the key and the extensions are DER. */
export type CertificationRequestDraft = {
  readonly subject: Uint8Array
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly extensions?: readonly Uint8Array[]
}

/** Makes a request, signed with the key that the certificate is asked for. */
export function makeCertificationRequest(
  { subject, publicKey, extensions = [] }: CertificationRequestDraft,
  key: SigningKey,
): Promise<Uint8Array> {
  const wanted = encodeSequence(encodeOid(extensionRequest), encodeSetOf(encodeSequence(...extensions)))
  const attributes = encode(contextConstructed(0), ...(extensions.length > 0 ? [wanted] : []))
  return sealed(encodeSequence(encodeInteger(0), subject, publicKey, attributes), key)
}
