import { encodeSchemeIdentifier, type SigningKey } from '../algorithms/index.ts'
import {
  context,
  encode,
  encodeEnumerated,
  encodeExplicit,
  encodeInteger,
  encodeNamedBits,
  encodeSequence,
  encodeSequenceOf,
  encodeTime,
  type Instant,
  retag,
  tag,
} from '../der/index.ts'
import {
  type DistributionPointDraft,
  encodeDistributionPointName,
  encodeExtension,
  extensionOid,
} from '../x509/index.ts'
import { sealed } from './issue-certificate.ts'

export type RevokedDraft = {
  readonly serialNumber: Uint8Array
  readonly revokedAt: Instant
  readonly reason?: number
  /** Another issuer than the list's own: only in an indirect list. DER of its name. */
  readonly certificateIssuer?: Uint8Array
  readonly extensions?: readonly Uint8Array[]
}

/** A list to be issued; names and extensions are DER. */
export type CertificateListDraft = {
  readonly issuer: Uint8Array
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly number: bigint
  /** For a delta: the number of the complete list it adds to. */
  readonly deltaBase?: bigint
  readonly scope?: ScopeDraft
  readonly revoked: readonly RevokedDraft[]
  readonly extensions?: readonly Uint8Array[]
}

export type ScopeDraft = Pick<DistributionPointDraft, 'full' | 'relative'> & {
  readonly only?: 'user' | 'authority' | 'attribute'
  readonly onlySomeReasons?: number
  readonly isIndirect?: boolean
}

/** Issues a certificate revocation list of version 2, complete or delta (RFC 5280, 5). */
export function issueCertificateList(draft: CertificateListDraft, key: SigningKey): Promise<Uint8Array> {
  const { revoked } = draft
  return sealed(
    encodeSequence(
      encodeInteger(1),
      encodeSchemeIdentifier(key.scheme),
      draft.issuer,
      encodeTime(draft.thisUpdate),
      encodeTime(draft.nextUpdate),
      ...(revoked.length > 0 ? [encodeSequenceOf(revoked.map(encodeRevoked))] : []),
      encodeExplicit(0, encodeSequence(...extensionsOf(draft))),
    ),
    key,
  )
}

function extensionsOf({
  number,
  deltaBase,
  scope,
  extensions = [],
}: CertificateListDraft): readonly Uint8Array[] {
  return [
    encodeExtension(extensionOid.crlNumber, encodeInteger(number)),
    ...(deltaBase === undefined
      ? []
      : [encodeExtension(extensionOid.deltaCrlIndicator, encodeInteger(deltaBase), true)]),
    ...(scope ? [encodeExtension(extensionOid.issuingDistributionPoint, encodeScope(scope), true)] : []),
    ...extensions,
  ]
}

const onlyTag = { user: context(1), authority: context(2), attribute: context(5) } as const

function encodeScope({ only, onlySomeReasons, isIndirect, ...name }: ScopeDraft): Uint8Array {
  const isTrue = Uint8Array.of(0xff)
  const kind = only ? [encode(onlyTag[only], isTrue)] : []
  return encodeSequence(
    ...encodeDistributionPointName(name),
    ...(only === 'attribute' ? [] : kind),
    ...(onlySomeReasons === undefined ? [] : [retag(context(3), encodeNamedBits(onlySomeReasons))]),
    ...(isIndirect ? [encode(context(4), isTrue)] : []),
    ...(only === 'attribute' ? kind : []),
  )
}

function encodeRevoked({
  serialNumber,
  revokedAt,
  reason,
  certificateIssuer,
  extensions = [],
}: RevokedDraft): Uint8Array {
  const all = [
    ...(reason === undefined ? [] : [encodeExtension(extensionOid.reasonCode, encodeEnumerated(reason))]),
    ...(certificateIssuer
      ? [
          encodeExtension(
            extensionOid.certificateIssuer,
            encodeSequence(encodeExplicit(4, certificateIssuer)),
            true,
          ),
        ]
      : []),
    ...extensions,
  ]
  return encodeSequence(
    encode(tag.integer, serialNumber),
    encodeTime(revokedAt),
    ...(all.length > 0 ? [encodeSequence(...all)] : []),
  )
}
