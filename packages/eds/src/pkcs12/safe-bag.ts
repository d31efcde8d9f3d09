import {
  bytesOf,
  childrenOf,
  contextConstructed,
  type DerElement,
  expectOid,
  fieldsOf,
  noMore,
  octetsOf,
  only,
  parseDer,
  tag,
  take,
  takeIf,
  textOf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from '../x509/index.ts'
import { keyFileOid } from './oid.ts'

/** Something a password has locked. */
export type Locked = { readonly algorithm: AlgorithmIdentifier; readonly octets: Uint8Array }

type BagMarks = { readonly localKeyId: Uint8Array | undefined; readonly friendlyName: string | undefined }

/** What a key file holds (RFC 7292, 4.2), still locked where it is. */
export type SafeBag = BagMarks &
  (
    | { readonly kind: 'locked-key'; readonly locked: Locked }
    | { readonly kind: 'key'; readonly pkcs8: Uint8Array }
    | { readonly kind: 'certificate'; readonly der: Uint8Array }
    | { readonly kind: 'other' }
  )

/** SafeContents: bags, and bags within bags. */
export function parseSafeBags(bytes: Uint8Array): readonly SafeBag[] {
  return bagsIn(parseDer(bytes, { ber: true }))
}

function bagsIn(element: DerElement): readonly SafeBag[] {
  fieldsOf(element)
  return childrenOf(element).flatMap(bagsOf)
}

function bagsOf(element: DerElement): readonly SafeBag[] {
  const fields = fieldsOf(element)
  const kind = expectOid(take(fields, tag.oid))
  const value = only(take(fields, contextConstructed(0)))
  const marks = marksOf(takeIf(fields, tag.set))
  noMore(fields)
  if (kind === keyFileOid.nestedBags) return bagsIn(value)
  if (kind === keyFileOid.keyBag) return [{ kind: 'key', pkcs8: bytesOf(value), ...marks }]
  if (kind === keyFileOid.shroudedKeyBag)
    return [{ kind: 'locked-key', locked: parseLocked(value), ...marks }]
  if (kind === keyFileOid.certificateBag) return [{ ...certificateIn(value), ...marks }]
  return [{ kind: 'other', ...marks }]
}

// EncryptedPrivateKeyInfo (RFC 5958, 3).
function parseLocked(element: DerElement): Locked {
  const fields = fieldsOf(element)
  const algorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const octets = octetsOf(take(fields, tag.octetString))
  noMore(fields)
  return { algorithm, octets }
}

function certificateIn(element: DerElement) {
  const fields = fieldsOf(element)
  const kind = expectOid(take(fields, tag.oid))
  const value = only(take(fields, contextConstructed(0)))
  noMore(fields)
  if (kind !== keyFileOid.x509Certificate) return { kind: 'other' } as const
  if (value.tag !== tag.octetString && value.tag !== (tag.octetString | 0x20))
    throw new EdsError('structure', 'The key file holds a certificate that is none.')
  return { kind: 'certificate', der: octetsOf(value) } as const
}

function marksOf(attributes: DerElement | undefined): BagMarks {
  const values = new Map<string, DerElement>()
  for (const attribute of attributes ? childrenOf(attributes) : []) {
    const fields = fieldsOf(attribute)
    const type = expectOid(take(fields, tag.oid))
    const [value] = childrenOf(take(fields, tag.set))
    if (value) values.set(type, value)
  }
  const id = values.get(keyFileOid.localKeyId)
  const name = values.get(keyFileOid.friendlyName)
  return { localKeyId: id && octetsOf(id), friendlyName: name && textOf(name) }
}
