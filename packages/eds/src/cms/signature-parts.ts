import {
  areEqual,
  childrenOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  derUnder,
  encode,
  encodeExplicit,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  expectOid,
  fieldsOf,
  hasMore,
  joined,
  noMore,
  octetsOf,
  only,
  parseDerOrBer,
  retag,
  tag,
  take,
  takeAny,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { contentTypeOid } from './oid.ts'

/** SignedData taken apart into DER, to be put together again with something added. */
export type SignatureParts = {
  readonly digestAlgorithms: readonly Uint8Array[]
  readonly contentType: string
  /** EncapsulatedContentInfo. */
  readonly encapsulated: Uint8Array
  readonly certificates: readonly Uint8Array[]
  readonly revocations: readonly Uint8Array[]
  readonly signers: readonly SignerParts[]
}

/** A SignerInfo: everything up to the signature, and the attributes that it does not cover. */
export type SignerParts = {
  readonly version: number
  readonly signed: Uint8Array
  readonly unsigned: readonly Uint8Array[]
}

/** Takes a CMS signature apart; BER becomes DER on the way, which no signature notices. */
export function openSignature(bytes: Uint8Array): SignatureParts {
  const outer = fieldsOf(parseDerOrBer(bytes))
  if (expectOid(take(outer, tag.oid)) !== contentTypeOid.signedData)
    throw new EdsError('structure', 'The content is no signature.')
  const fields = fieldsOf(only(take(outer, contextConstructed(0))))
  noMore(outer)
  take(fields, tag.integer)
  const digestAlgorithms = members(take(fields, tag.set))
  const encapsulated = take(fields, tag.sequence)
  const certificates = takeIf(fields, contextConstructed(0))
  const revocations = takeIf(fields, contextConstructed(1))
  const signers = childrenOf(take(fields, tag.set)).map(openSigner)
  noMore(fields)
  return {
    digestAlgorithms,
    contentType: expectOid(take(fieldsOf(encapsulated), tag.oid)),
    encapsulated: derUnder(tag.sequence, encapsulated),
    certificates: certificates ? members(certificates) : [],
    revocations: revocations ? members(revocations) : [],
    signers,
  }
}

/** Puts it together (RFC 5652, 5.1), each certificate and list once. */
export function sealSignature(parts: SignatureParts): Uint8Array {
  const certificates = once(parts.certificates)
  const revocations = once(parts.revocations)
  const content = encodeSequence(
    encodeInteger(versionOf(parts)),
    encodeSetOf(...once(parts.digestAlgorithms)),
    parts.encapsulated,
    ...(certificates.length > 0 ? [retag(contextConstructed(0), encodeSetOf(...certificates))] : []),
    ...(revocations.length > 0 ? [retag(contextConstructed(1), encodeSetOf(...revocations))] : []),
    encodeSetOf(...parts.signers.map(sealSigner)),
  )
  return encodeSequence(encodeOid(contentTypeOid.signedData), encodeExplicit(0, content))
}

export function sealSigner({ signed, unsigned }: SignerParts): Uint8Array {
  const attributes = unsigned.length > 0 ? [retag(contextConstructed(1), encodeSetOf(...unsigned))] : []
  return encode(tag.sequence, signed, ...attributes)
}

function openSigner(element: DerElement): SignerParts {
  const fields = fieldsOf(element)
  const version = countOf(takeAny(fields))
  const signed: Uint8Array[] = [encodeInteger(version)]
  let unsigned: readonly Uint8Array[] = []
  for (let position = 1; hasMore(fields); position++) {
    const field = takeAny(fields)
    // Before the algorithms [1] cannot stand; behind the signature nothing else can.
    if (field.tag === contextConstructed(1)) unsigned = members(field)
    else
      signed.push(position === 1 && field.tag === contextConstructed(0) ? keyIdentifier(field) : plain(field))
  }
  return { version, signed: joined(signed), unsigned }
}

// BER may write a key identifier or a signature in parts.
function keyIdentifier(field: DerElement): Uint8Array {
  return encode(context(0), octetsOf(field))
}

function plain(field: DerElement): Uint8Array {
  return derUnder(field.tag, field)
}

function versionOf({ contentType, revocations, signers }: SignatureParts): number {
  if (revocations.some((choice) => choice[0] === contextConstructed(1))) return 5
  return contentType === contentTypeOid.data && signers.every(({ version }) => version === 1) ? 1 : 3
}

function members(element: DerElement): readonly Uint8Array[] {
  return childrenOf(element).map((child) => derUnder(child.tag, child))
}

function once(list: readonly Uint8Array[]): readonly Uint8Array[] {
  return list.filter((one, place) => list.findIndex((other) => areEqual(one, other)) === place)
}
