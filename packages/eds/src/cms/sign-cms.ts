import {
  encodeDigestIdentifier,
  encodeSchemeIdentifier,
  type HashName,
  platformCrypto,
  type SigningKey,
} from '../algorithms/index.ts'
import {
  areEqual,
  childrenOf,
  contentOf,
  contextConstructed,
  encode,
  encodeExplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeTime,
  type Instant,
  joined,
  only,
  parseDer,
  retag,
  tag,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { parseCertificate } from '../x509/index.ts'
import { encodeCmsAttribute } from './attribute.ts'
import { attributeTypeOid, contentTypeOid } from './oid.ts'
import { openSignature, type SignatureParts, type SignerParts, sealSignature } from './signature-parts.ts'

/** Who signs: the key, its certificate, and the certificates above it that should travel along (all DER). */
export type CmsSignerDraft = {
  readonly key: SigningKey
  readonly certificate: Uint8Array
  readonly chain?: readonly Uint8Array[]
  /** Leaves the certificate out, for a reader who has it. */
  readonly withoutCertificate?: boolean
  /** What the signer says of the time. */
  readonly signingTime?: Instant
}

export type CmsDraft = {
  /** Another type than data: for time stamps. */
  readonly contentType?: string
} & (
  | {
      readonly content: Uint8Array
      /** Puts the content inside; otherwise the signature is kept apart from it. */
      readonly attached: boolean
    }
  /** Where the content is too large to travel: its hash, by the hash function of the key. */
  | { readonly digest: Uint8Array }
)

/**
 * Signs as CAdES-B (ETSI EN 319 122-1): content type, hash, signing time and the signing certificate are covered.
 * @example await signCms({ content, attached: false }, { key, certificate, signingTime: Date.now() })
 */
export async function signCms(draft: CmsDraft, signer: CmsSignerDraft): Promise<Uint8Array> {
  const { contentType = contentTypeOid.data } = draft
  const inside =
    'content' in draft && draft.attached ? [encodeExplicit(0, encodeOctetString(draft.content))] : []
  const digest = 'digest' in draft ? draft.digest : await digestOf(signer.key.scheme.hash, draft.content)
  return addSignerTo(
    {
      digestAlgorithms: [],
      contentType,
      encapsulated: encodeSequence(encodeOid(contentType), ...inside),
      certificates: [],
      revocations: [],
      signers: [],
    },
    digest,
    signer,
  )
}

/** Adds a parallel signer to a signature; those that stand in it stay as they are. `content` if it is kept apart. */
export async function addCmsSigner(
  signature: Uint8Array,
  signer: CmsSignerDraft,
  content?: Uint8Array,
): Promise<Uint8Array> {
  const parts = openSignature(signature)
  const inside = contentInside(parts)
  if (inside && content && !areEqual(inside, content))
    throw new EdsError('bad-input', 'The signature holds another document than the one to be signed.')
  const signed = inside ?? content
  if (!signed) throw new EdsError('bad-input', 'The signature is kept apart from its document. Give it too.')
  return addSignerTo(parts, await digestOf(signer.key.scheme.hash, signed), signer)
}

async function addSignerTo(
  parts: SignatureParts,
  digest: Uint8Array,
  signer: CmsSignerDraft,
): Promise<Uint8Array> {
  const digestAlgorithm = encodeDigestIdentifier(signer.key.scheme.hash)
  return sealSignature({
    ...parts,
    digestAlgorithms: [...parts.digestAlgorithms, digestAlgorithm],
    certificates: [
      ...parts.certificates,
      ...(signer.withoutCertificate ? [] : [signer.certificate]),
      ...(signer.chain ?? []),
    ],
    signers: [...parts.signers, await signerOf(parts.contentType, digest, signer)],
  })
}

async function signerOf(
  contentType: string,
  digest: Uint8Array,
  { key, certificate, signingTime }: CmsSignerDraft,
): Promise<SignerParts> {
  const { issuer, serialNumber } = parseCertificate(certificate)
  const attributes = encodeSetOf(
    encodeCmsAttribute(attributeTypeOid.contentType, encodeOid(contentType)),
    encodeCmsAttribute(attributeTypeOid.messageDigest, encodeOctetString(digest)),
    ...(signingTime === undefined
      ? []
      : [encodeCmsAttribute(attributeTypeOid.signingTime, encodeTime(signingTime))]),
    encodeCmsAttribute(attributeTypeOid.signingCertificateV2, await signingCertificateOf(certificate)),
  )
  const fields = [
    encodeInteger(1),
    encodeSequence(issuer.der, encode(tag.integer, octetsOfHex(serialNumber))),
    encodeDigestIdentifier(key.scheme.hash),
    retag(contextConstructed(0), attributes),
    encodeSchemeIdentifier(key.scheme),
    encodeOctetString(await key.sign(attributes)),
  ]
  return { version: 1, signed: joined(fields), unsigned: [] }
}

// SigningCertificateV2 (RFC 5035, 3); SHA-256 is its default and therefore not written.
async function signingCertificateOf(certificate: Uint8Array): Promise<Uint8Array> {
  const hash = encodeOctetString(await digestOf('SHA-256', certificate))
  return encodeSequence(encodeSequence(encodeSequence(hash)))
}

async function digestOf(hash: HashName, content: Uint8Array): Promise<Uint8Array> {
  return platformCrypto().digest(hash, content)
}

function contentInside({ encapsulated }: SignatureParts): Uint8Array | undefined {
  const [, wrapped] = childrenOf(parseDer(encapsulated))
  if (!wrapped) return undefined
  const octets = only(wrapped, tag.octetString)
  return contentOf(octets)
}

function octetsOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16))
}
