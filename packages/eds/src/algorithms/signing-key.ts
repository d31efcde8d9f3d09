import { encodeExplicit, encodeInteger, encodeNull, encodeOid, encodeSequence } from '../der/index.ts'
import { keyOid } from '../x509/index.ts'
import { ecdsaSignature } from './ecdsa-signature.ts'
import { type HashName, hashOid, isGostHash } from './hash.ts'
import { type SignatureScheme, schemeOid } from './signature-scheme.ts'

/** Whoever can sign: the algorithm as it is written into what is signed, and the act itself. */
export type SigningKey = {
  readonly scheme: SignatureScheme
  readonly sign: (content: Uint8Array) => Uint8Array | Promise<Uint8Array>
}

/** A key of WebCrypto as a signer; its private half need not be extractable. */
export function webSigningKey(key: CryptoKey, scheme: SignatureScheme, subtle = crypto.subtle): SigningKey {
  return {
    scheme,
    sign: async (content) => {
      const signature = await subtle.sign(computeAs(scheme), key, content as Uint8Array<ArrayBuffer>)
      const octets = new Uint8Array(signature)
      return scheme.kind === 'ecdsa' ? ecdsaSignature(octets) : octets
    },
  }
}

/** The AlgorithmIdentifier of a scheme in DER (RFC 4055, RFC 5758). */
export function encodeSchemeIdentifier(scheme: SignatureScheme): Uint8Array {
  if (scheme.kind === 'ecdsa') return encodeSequence(encodeOid(schemeOid(scheme)))
  if (scheme.kind === 'rsa-pkcs1' || scheme.kind === 'gost')
    return encodeSequence(encodeOid(schemeOid(scheme)), encodeNull())
  const hash = encodeSequence(encodeOid(hashOid(scheme.hash)), encodeNull())
  const mask = encodeSequence(encodeOid('1.2.840.113549.1.1.8'), hash)
  const parameters = [hash, mask, encodeInteger(scheme.saltLength)].map((field, n) =>
    encodeExplicit(n, field),
  )
  return encodeSequence(encodeOid(keyOid.rsaPss), encodeSequence(...parameters))
}

/** The AlgorithmIdentifier of a hash in CMS: SHA-2 without parameters (RFC 5754, 2), Streebog with NULL. */
export function encodeDigestIdentifier(hash: HashName): Uint8Array {
  return encodeSequence(encodeOid(hashOid(hash)), ...(isGostHash(hash) ? [encodeNull()] : []))
}

function computeAs(scheme: SignatureScheme): AlgorithmIdentifier | RsaPssParams | EcdsaParams {
  if (scheme.kind === 'ecdsa') return { name: 'ECDSA', hash: scheme.hash }
  if (scheme.kind === 'rsa-pss') return { name: 'RSA-PSS', saltLength: scheme.saltLength }
  return { name: 'RSASSA-PKCS1-v1_5' }
}
