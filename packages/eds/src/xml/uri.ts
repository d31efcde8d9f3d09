import type { HashName, SignatureScheme } from '../algorithms/index.ts'

export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#'
export const envelopedTransform = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const national = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:'

/** Hashes by their names in XML signatures; the last is how NCALayer names Streebog. */
export const digestUris: Readonly<Record<string, HashName>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'SHA-1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  [`${more}sha384`]: 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
  [`${national}gostr34112015-512`]: 'Streebog-512',
}

/** Signature algorithms by their names in XML signatures. */
export const schemeUris: Readonly<Record<string, SignatureScheme>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': { kind: 'rsa-pkcs1', hash: 'SHA-1' },
  [`${more}rsa-sha256`]: { kind: 'rsa-pkcs1', hash: 'SHA-256' },
  [`${more}rsa-sha384`]: { kind: 'rsa-pkcs1', hash: 'SHA-384' },
  [`${more}rsa-sha512`]: { kind: 'rsa-pkcs1', hash: 'SHA-512' },
  [`${more}ecdsa-sha256`]: { kind: 'ecdsa', hash: 'SHA-256' },
  [`${more}ecdsa-sha384`]: { kind: 'ecdsa', hash: 'SHA-384' },
  [`${more}ecdsa-sha512`]: { kind: 'ecdsa', hash: 'SHA-512' },
  [`${national}gostr34102015-gostr34112015-512`]: { kind: 'gost', hash: 'Streebog-512' },
}
