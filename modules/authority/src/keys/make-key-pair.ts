import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import {
  encode,
  encodeBitString,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  gostPublicKeyOf,
  keyOid,
  tag,
  writeGostPublicKey,
} from '#eds'
import type { Random } from '#platform/crypto'
import type { KeyAlgorithm } from './key-store.ts'

const generate = promisify(generateKeyPair)

/** A new pair: PKCS #8 and SubjectPublicKeyInfo, both DER. */
export type KeyPair = { readonly pkcs8: Uint8Array; readonly publicKey: Uint8Array }

/** Makes a key pair; GOST as the National Certification Authority writes it. */
export async function makeKeyPair(algorithm: KeyAlgorithm, random: Random): Promise<KeyPair> {
  if (algorithm === 'gost-512') return makeGostPair(random)
  const { privateKey, publicKey } =
    algorithm === 'rsa-2048'
      ? await generate('rsa', { modulusLength: 2048 })
      : await generate('ec', { namedCurve: 'P-256' })
  return {
    pkcs8: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
  }
}

function makeGostPair(random: Random): KeyPair {
  const bytes = (count: number) => new Uint8Array(random.bytes(count))
  for (;;) {
    const scalar = bytes(64)
    const key = gostPublicKeyOf(scalar, bytes)
    // Numbers from the order of the curve upwards are no keys; another is drawn.
    if (!key) continue
    const parameters = encodeSequence(encodeOid(keyOid.gostCurve), encodeOid(keyOid.gostHash))
    const algorithm = encodeSequence(encodeOid(keyOid.gost), parameters)
    const point = encode(tag.octetString, writeGostPublicKey(key))
    return {
      pkcs8: encodeSequence(encodeInteger(0), algorithm, encodeOctetString(scalar)),
      publicKey: encodeSequence(algorithm, encodeBitString(point)),
    }
  }
}
