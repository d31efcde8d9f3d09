import { invert, isOnCurve, multiplyAndAdd, multiplyBase, order, type Point } from './curve.ts'

const scalarBytes = 64

/** A public key of GOST R 34.10-2015 with 512 bits: a point of the curve, proven to lie on it. */
export type GostPublicKey = { readonly point: Point }

/** Gives as many random bytes as it is asked for; WebCrypto's `getRandomValues` behind it. */
export type RandomBytes = (count: number) => Uint8Array

/**
 * Reads a public key as the National Certification Authority writes it: x and y, 64 bytes each, the lowest byte first.
 *
 * @returns null when the length is wrong or the point is not on the curve
 */
export function readGostPublicKey(bytes: Uint8Array): GostPublicKey | null {
  if (bytes.length !== scalarBytes * 2) return null
  const point = { x: readLittle(bytes.subarray(0, scalarBytes)), y: readLittle(bytes.subarray(scalarBytes)) }
  return isOnCurve(point) ? { point } : null
}

/** The 128 bytes of a public key, as `readGostPublicKey` reads them. */
export function writeGostPublicKey({ point }: GostPublicKey): Uint8Array {
  return join(writeLittle(point.x), writeLittle(point.y))
}

/**
 * The public key of a private one.
 *
 * @param privateKey 64 bytes, the lowest first
 * @returns null when the private key is not between 1 and the order of the curve
 */
export function gostPublicKeyOf(privateKey: Uint8Array, random: RandomBytes): GostPublicKey | null {
  const d = readPrivate(privateKey)
  if (d === null) return null
  const point = multiplyBase(d, readLittle(random(8)))
  return point ? { point } : null
}

/**
 * Whether `signature` was made over `digest` by the holder of the key.
 *
 * @param digest 64 bytes of Streebog
 * @see GOST R 34.10-2012 section 6.2, RFC 7091 section 6.2
 */
export function verifyGost(key: GostPublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== scalarBytes * 2 || digest.length !== scalarBytes) return false
  const { r, s } = readSignature(signature)
  if (r <= 0n || r >= order || s <= 0n || s >= order) return false
  const v = invert(readDigest(digest), order)
  const point = multiplyAndAdd((s * v) % order, ((order - r) * v) % order, key.point)
  return point !== null && point.x % order === r
}

/**
 * Signs a digest. The time this takes depends on the numbers, as BigInt's does; the nonce is blinded, and a service
 * that signs for others must not let them time a single signature.
 *
 * @see GOST R 34.10-2012 section 6.1, RFC 7091 section 6.1
 */
export function signGost(privateKey: Uint8Array, digest: Uint8Array, random: RandomBytes): Uint8Array | null {
  const d = readPrivate(privateKey)
  if (d === null || digest.length !== scalarBytes) return null
  const e = readDigest(digest)
  for (;;) {
    const k = readLittle(random(scalarBytes))
    if (k === 0n || k >= order) continue
    const point = multiplyBase(k, readLittle(random(8)))
    const r = point ? point.x % order : 0n
    const s = (r * d + k * e) % order
    if (r !== 0n && s !== 0n) return writeSignature(r, s)
  }
}

/** Whether the public key is that of the private one. */
export function gostKeysMatch(privateKey: Uint8Array, key: GostPublicKey, random: RandomBytes): boolean {
  const own = gostPublicKeyOf(privateKey, random)
  return own !== null && own.point.x === key.point.x && own.point.y === key.point.y
}

function readPrivate(bytes: Uint8Array): bigint | null {
  if (bytes.length !== scalarBytes) return null
  const d = readLittle(bytes)
  return d > 0n && d < order ? d : null
}

/** RFC 7091 section 6.1 step 2: a digest that is 0 modulo the order counts as 1. */
function readDigest(digest: Uint8Array): bigint {
  const e = readLittle(digest) % order
  return e === 0n ? 1n : e
}

function readSignature(bytes: Uint8Array): { r: bigint; s: bigint } {
  return { r: readLittle(bytes.subarray(0, scalarBytes)), s: readLittle(bytes.subarray(scalarBytes)) }
}

function writeSignature(r: bigint, s: bigint): Uint8Array {
  return join(writeLittle(r), writeLittle(s))
}

function readLittle(bytes: Uint8Array): bigint {
  let hex = ''
  for (const byte of bytes) hex = byte.toString(16).padStart(2, '0') + hex
  return hex === '' ? 0n : BigInt(`0x${hex}`)
}

function writeLittle(value: bigint): Uint8Array {
  const hex = value.toString(16).padStart(scalarBytes * 2, '0')
  const bytes = new Uint8Array(scalarBytes)
  for (let i = 0; i < scalarBytes; i++) {
    bytes[scalarBytes - 1 - i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  }
  return bytes
}

function join(one: Uint8Array, two: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + two.length)
  both.set(one)
  both.set(two, one.length)
  return both
}
