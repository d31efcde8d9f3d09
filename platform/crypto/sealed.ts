import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { CryptoError } from './errors.ts'
import type { Random } from './random.ts'

const version = 1
const nonceLength = 12
const tagLength = 16

/** AES-256-GCM: a version byte, the nonce, the ciphertext, the tag. `context` must be given again to open it. */
export function seal(key: KeyObject, context: readonly string[], plain: Buffer, random: Random): Buffer {
  const nonce = random.bytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(encode(context))
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

export function open(key: KeyObject, context: readonly string[], sealed: Buffer): Buffer {
  if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== version) throw tampered(context)
  const nonce = sealed.subarray(1, 1 + nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(encode(context))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength, -tagLength)), decipher.final()])
  } catch (cause) {
    throw tampered(context, cause)
  }
}

export function tampered(context: readonly string[], cause?: unknown): CryptoError {
  const place = context.slice(0, 3).join(' ')
  return new CryptoError('tampered', `What is stored at "${place}" was changed or moved.`, { cause })
}

// JSON keeps the parts apart: ["a","bc"] is never ["ab","c"].
export function encode(context: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(context))
}
