import {
  contentOf,
  expectOid,
  expectTag,
  fieldsOf,
  hasMore,
  noMore,
  oidOf,
  parseDer,
  tag,
  take,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type GostPublicKey, readGostPublicKey } from '../gost/index.ts'
import { type AlgorithmIdentifier, hasNoParameters } from './algorithm-identifier.ts'
import { keyOid } from './oid.ts'

export type CurveName = 'P-256' | 'P-384' | 'P-521'
/** What a public key is, or `unknown` if this package cannot compute with it. */
export type KeyKind =
  | {
      readonly kind: 'rsa'
      readonly modulus: Uint8Array
      readonly exponent: Uint8Array
      readonly bits: number
    }
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly point: Uint8Array }
  | { readonly kind: 'gost'; readonly key: GostPublicKey }
  | { readonly kind: 'unknown' }

const curves: Readonly<Record<string, CurveName>> = {
  [keyOid.p256]: 'P-256',
  [keyOid.p384]: 'P-384',
  [keyOid.p521]: 'P-521',
}
/** Octets of a coordinate. */
export const coordinateLength: Readonly<Record<CurveName, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }

/** Reads a key far enough to compute with it. Throws EdsError if it is not what its algorithm says. */
export function keyKindOf(algorithm: AlgorithmIdentifier, bits: Uint8Array): KeyKind {
  if (algorithm.oid === keyOid.rsa || algorithm.oid === keyOid.rsaPss) {
    if (algorithm.oid === keyOid.rsa && !hasNoParameters(algorithm))
      throw new EdsError('structure', 'An RSA key has parameters.')
    return rsaKey(bits)
  }
  if (algorithm.oid === keyOid.ec && algorithm.parameters?.tag === tag.oid) {
    const curve = curves[oidOf(algorithm.parameters)]
    if (curve) return { kind: 'ec', curve, point: bits }
  }
  if (algorithm.oid === keyOid.gost) return gostKey(algorithm, bits)
  return { kind: 'unknown' }
}

// The parameters name the curve and, as a rule, the hash; other curves of the standard are not issued.
function gostKey({ parameters }: AlgorithmIdentifier, bits: Uint8Array): KeyKind {
  if (parameters?.tag !== tag.sequence) return { kind: 'unknown' }
  const fields = fieldsOf(parameters)
  const curve = expectOid(take(fields, tag.oid))
  if (hasMore(fields) && expectOid(take(fields, tag.oid)) !== keyOid.gostHash) return { kind: 'unknown' }
  if (curve !== keyOid.gostCurve) return { kind: 'unknown' }
  const octets = parseDer(bits)
  expectTag(octets, tag.octetString)
  const key = readGostPublicKey(contentOf(octets))
  if (!key) throw new EdsError('structure', 'A GOST key is no point of its curve.')
  return { kind: 'gost', key }
}

// RSAPublicKey (RFC 8017, A.1.1).
function rsaKey(bits: Uint8Array): KeyKind {
  const fields = fieldsOf(parseDer(bits))
  const modulus = unsigned(contentOf(take(fields, tag.integer)))
  const exponent = unsigned(contentOf(take(fields, tag.integer)))
  noMore(fields)
  return { kind: 'rsa', modulus, exponent, bits: modulus.length * 8 - Math.clz32(modulus[0]!) + 24 }
}

function unsigned(content: Uint8Array): Uint8Array {
  if (content[0]! >= 0x80 || (content.length === 1 && content[0] === 0))
    throw new EdsError('structure', 'A number of an RSA key is not positive.')
  return content[0] === 0 ? content.subarray(1) : content
}
