import { attributeOid, encodeName, makeCertificationRequest, type SignatureScheme, webSigningKey } from '#eds'

/** A key that was just made, with the request that shows an authority that we hold it. */
export type RequestedKey = { readonly pkcs8: Uint8Array; readonly request: Uint8Array }

export type NewKeyAlgorithm = 'rsa-2048' | 'p-256'

const hash = 'SHA-256'
const algorithms = {
  'rsa-2048': {
    params: {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash,
    },
    scheme: { kind: 'rsa-pkcs1', hash },
  },
  'p-256': { params: { name: 'ECDSA', namedCurve: 'P-256' }, scheme: { kind: 'ecdsa', hash } },
} as const satisfies Record<NewKeyAlgorithm, { readonly params: object; readonly scheme: SignatureScheme }>

/**
 * Makes a key and a PKCS #10 request for it, in a browser's worker or here alike. Who the key is for, the authority is
 * told by whoever orders; the request only names it.
 */
export async function makeRequestedKey(name: string, algorithm: NewKeyAlgorithm): Promise<RequestedKey> {
  const { params, scheme } = algorithms[algorithm]
  const { subtle } = crypto
  const { privateKey, publicKey } = (await subtle.generateKey(params, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const spki = new Uint8Array(await subtle.exportKey('spki', publicKey))
  const subject = encodeName([[attributeOid.commonName, name]])
  return {
    pkcs8: new Uint8Array(await subtle.exportKey('pkcs8', privateKey)),
    request: await makeCertificationRequest({ subject, publicKey: spki }, webSigningKey(privateKey, scheme)),
  }
}
