import {
  contextConstructed,
  countOf,
  type DerElement,
  fieldsOf,
  noMore,
  only,
  tag,
  takeIf,
} from '../der/index.ts'
import { EdsError, orIfUnsound } from '../eds-error.ts'
import { type AlgorithmIdentifier, hasNoParameters, keyOid, parseAlgorithmIdentifier } from '../x509/index.ts'
import { type HashName, hashOf, isGostHash, type PlatformHash } from './hash.ts'

/** How a signature is computed, in words that no longer depend on object identifiers. */
export type SignatureScheme =
  | { readonly kind: 'rsa-pkcs1'; readonly hash: PlatformHash }
  | { readonly kind: 'rsa-pss'; readonly hash: PlatformHash; readonly saltLength: number }
  | { readonly kind: 'ecdsa'; readonly hash: PlatformHash }
  /** GOST R 34.10-2015 with 512 bits, under the national identifiers. */
  | { readonly kind: 'gost'; readonly hash: 'Streebog-512' }

const mgf1 = '1.2.840.113549.1.1.8'

const schemes: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.5': { kind: 'rsa-pkcs1', hash: 'SHA-1' },
  '1.2.840.113549.1.1.11': { kind: 'rsa-pkcs1', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa-pkcs1', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa-pkcs1', hash: 'SHA-512' },
  '1.2.840.10045.4.1': { kind: 'ecdsa', hash: 'SHA-1' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'SHA-512' },
  '1.2.398.3.10.1.1.2.3.2': { kind: 'gost', hash: 'Streebog-512' },
}

/** The scheme a signature algorithm names, or undefined if this package does not know it. */
export function schemeOf(algorithm: AlgorithmIdentifier): SignatureScheme | undefined {
  if (algorithm.oid === keyOid.rsaPss) return orIfUnsound(() => pssScheme(algorithm.parameters), undefined)
  return hasNoParameters(algorithm) ? schemes[algorithm.oid] : undefined
}

/** The object identifier of a scheme that needs no parameters. */
export function schemeOid({ kind, hash }: SignatureScheme): string {
  const found = Object.entries(schemes).find(([, scheme]) => scheme.kind === kind && scheme.hash === hash)
  if (!found)
    throw new EdsError('algorithm-unsupported', `${kind} with ${hash} has no identifier of its own.`)
  return found[0]
}

// RSASSA-PSS-params (RFC 4055, 3.1). One hash for both uses is all that WebCrypto computes.
function pssScheme(parameters: DerElement | undefined): SignatureScheme | undefined {
  if (!parameters) return undefined
  const fields = fieldsOf(parameters)
  const hashField = takeIf(fields, contextConstructed(0))
  const maskField = takeIf(fields, contextConstructed(1))
  const saltField = takeIf(fields, contextConstructed(2))
  const trailerField = takeIf(fields, contextConstructed(3))
  noMore(fields)
  const hash = hashField ? hashOf(parseAlgorithmIdentifier(only(hashField))) : 'SHA-1'
  const maskHash = maskField ? maskHashOf(parseAlgorithmIdentifier(only(maskField))) : 'SHA-1'
  const saltLength = saltField ? countOf(only(saltField, tag.integer)) : 20
  const trailer = trailerField ? countOf(only(trailerField, tag.integer)) : 1
  if (!hash || isGostHash(hash) || hash !== maskHash || trailer !== 1) return undefined
  return { kind: 'rsa-pss', hash, saltLength }
}

function maskHashOf({ oid, parameters }: AlgorithmIdentifier): HashName | undefined {
  return oid === mgf1 && parameters ? hashOf(parseAlgorithmIdentifier(parameters)) : undefined
}
