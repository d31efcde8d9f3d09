import { type CryptoProvider, type HashName, hashOf, hashOid } from '../algorithms/index.ts'
import {
  areEqual,
  contentOf,
  type DerElement,
  encode,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  fieldsOf,
  hexOf,
  noMore,
  octetsOf,
  tag,
  take,
} from '../der/index.ts'
import { type Certificate, parseAlgorithmIdentifier } from '../x509/index.ts'

/** CertID (RFC 6960, 4.1.1): a certificate named by its issuer's name and key, hashed, and its serial number. */
export type CertId = {
  /** Undefined if the hash is one this package does not compute. */
  readonly hash: HashName | undefined
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  readonly serialNumber: string
}

export function parseCertId(element: DerElement): CertId {
  const fields = fieldsOf(element)
  const hash = hashOf(parseAlgorithmIdentifier(take(fields, tag.sequence)))
  const issuerNameHash = octetsOf(take(fields, tag.octetString))
  const issuerKeyHash = octetsOf(take(fields, tag.octetString))
  const serialNumber = hexOf(contentOf(take(fields, tag.integer)))
  noMore(fields)
  return { hash, issuerNameHash, issuerKeyHash, serialNumber }
}

/** The identifier of a certificate of this issuer. */
export async function certIdOf(
  issuer: Certificate,
  serialNumber: string,
  crypto: CryptoProvider,
  hash: HashName = 'SHA-1',
): Promise<CertId> {
  return {
    hash,
    issuerNameHash: await crypto.digest(hash, issuer.subject.der),
    issuerKeyHash: await crypto.digest(hash, issuer.publicKey.bits),
    serialNumber,
  }
}

/** Whether an identifier means certificates of this issuer. */
export async function isIssuedBy(id: CertId, issuer: Certificate, crypto: CryptoProvider): Promise<boolean> {
  if (!id.hash) return false
  const own = await certIdOf(issuer, id.serialNumber, crypto, id.hash)
  return areEqual(own.issuerNameHash, id.issuerNameHash) && areEqual(own.issuerKeyHash, id.issuerKeyHash)
}

export function encodeCertId({
  hash = 'SHA-1',
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
}: CertId): Uint8Array {
  const octets = Uint8Array.from(serialNumber.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return encodeSequence(
    encodeSequence(encodeOid(hashOid(hash)), encodeNull()),
    encodeOctetString(issuerNameHash),
    encodeOctetString(issuerKeyHash),
    encode(tag.integer, octets),
  )
}
