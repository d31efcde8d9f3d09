import {
  contentOf,
  contextConstructed,
  countOf,
  type DerElement,
  fieldsOf,
  oidOf,
  parseDer,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type AlgorithmIdentifier, type CurveName, keyOid, parseAlgorithmIdentifier } from '../x509/index.ts'

/** A private key, opened. `pkcs8` is what WebCrypto imports; `scalar` is 64 bytes, the lowest first. */
export type PrivateKey =
  | { readonly kind: 'rsa'; readonly pkcs8: Uint8Array }
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly pkcs8: Uint8Array }
  | { readonly kind: 'gost'; readonly pkcs8: Uint8Array; readonly scalar: Uint8Array }
  | { readonly kind: 'unknown'; readonly pkcs8: Uint8Array; readonly algorithm: string }

const curves: Readonly<Record<string, CurveName>> = {
  [keyOid.p256]: 'P-256',
  [keyOid.p384]: 'P-384',
  [keyOid.p521]: 'P-521',
}

/** Reads PrivateKeyInfo (PKCS #8, RFC 5958). Throws EdsError for anything else. */
export function parsePrivateKey(pkcs8: Uint8Array): PrivateKey {
  const fields = fieldsOf(parseDer(pkcs8))
  if (countOf(take(fields, tag.integer)) > 1)
    throw new EdsError('structure', 'The version of the private key is not known.')
  const algorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const key = take(fields, tag.octetString)
  takeIf(fields, contextConstructed(0))
  if (algorithm.oid === keyOid.rsa) return { kind: 'rsa', pkcs8 }
  if (algorithm.oid === keyOid.gost) return { kind: 'gost', pkcs8, scalar: gostScalar(key) }
  const curve = curveOf(algorithm)
  return curve ? { kind: 'ec', curve, pkcs8 } : { kind: 'unknown', pkcs8, algorithm: algorithm.oid }
}

function curveOf({ oid, parameters }: AlgorithmIdentifier): CurveName | undefined {
  return oid === keyOid.ec && parameters?.tag === tag.oid ? curves[oidOf(parameters)] : undefined
}

// The octets themselves, or once more an OCTET STRING or INTEGER around them.
function gostScalar(key: DerElement): Uint8Array {
  const content = contentOf(key)
  if (content.length === 64) return content
  const inner = parseDer(content)
  const octets = contentOf(inner)
  if (inner.tag === tag.octetString && octets.length === 64) return octets
  throw new EdsError('structure', 'The GOST private key has not 64 octets.')
}
