/*
 * SHA-1 and SHA-256 that answer at once. WebCrypto's digests are promises, and the key derivation of RFC 7292 asks for
 * thousands of them one after another. Nothing signed is hashed here with SHA-1.
 */

/** A hash that answers at once, with what RFC 7292 needs to know of it: lengths in bytes. */
export type SyncHash = {
  readonly name: 'SHA-1' | 'SHA-256'
  readonly length: number
  readonly block: number
  readonly digest: (message: Uint8Array) => Uint8Array
  /** The digest of the digest of … as often as said: what stretching a password asks for. */
  readonly digestAgain: (digest: Uint8Array, times: number) => Uint8Array
}

const startSha1 = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
const startSha256 = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

/** FIPS 180-4 section 6.1. */
export const sha1: SyncHash = {
  name: 'SHA-1',
  length: 20,
  block: 64,
  digest: (message) => run(message, startSha1, mixSha1),
  digestAgain: (digest, times) => runAgain(digest, times, startSha1, mixSha1),
}

/** FIPS 180-4 section 6.2. */
export const sha256: SyncHash = {
  name: 'SHA-256',
  length: 32,
  block: 64,
  digest: (message) => run(message, startSha256, mixSha256),
  digestAgain: (digest, times) => runAgain(digest, times, startSha256, mixSha256),
}

type Mix = (state: Int32Array, block: DataView, at: number) => void

function run(message: Uint8Array, start: readonly number[], mix: Mix): Uint8Array {
  const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0)
  const state = Int32Array.from(start)
  for (let at = 0; at < padded.length; at += 64) mix(state, view, at)
  const digest = new Uint8Array(start.length * 4)
  const words = new DataView(digest.buffer)
  for (let i = 0; i < start.length; i++) words.setInt32(i * 4, state[i] as number)
  return digest
}

// A digest fits into one block, of which only its own words change.
function runAgain(digest: Uint8Array, times: number, start: readonly number[], mix: Mix): Uint8Array {
  const block = new Uint8Array(64)
  block.set(digest)
  block[digest.length] = 0x80
  const view = new DataView(block.buffer)
  view.setUint32(60, digest.length * 8)
  const state = new Int32Array(start.length)
  for (let time = 0; time < times; time++) {
    for (let i = 0; i < start.length; i++) state[i] = start[i] as number
    mix(state, view, 0)
    for (let i = 0; i < start.length; i++) view.setInt32(i * 4, state[i] as number)
  }
  return block.slice(0, digest.length)
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

const schedule = new Int32Array(80)
const word = (at: number): number => schedule[at] as number

function mixSha1(state: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = block.getInt32(at + i * 4)
  for (let i = 16; i < 80; i++)
    schedule[i] = rotate(word(i - 3) ^ word(i - 8) ^ word(i - 14) ^ word(i - 16), 1)
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  for (let i = 0; i < 80; i++) {
    const next = (rotate(a, 5) + roundSha1(i, b, c, d) + e + word(i)) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
}

function roundSha1(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

/** The fractional parts of the cube roots of the first 64 primes. */
const roots = cubeRoots()

function mixSha256(state: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = block.getInt32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const [near, far] = [word(i - 2), word(i - 15)]
    const one = rotate(far, 25) ^ rotate(far, 14) ^ (far >>> 3)
    const two = rotate(near, 15) ^ rotate(near, 13) ^ (near >>> 10)
    schedule[i] = word(i - 16) + one + word(i - 7) + two
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let i = 0; i < 64; i++) {
    const high = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7)
    const one = (h + high + ((e & f) ^ (~e & g)) + (roots[i] as number) + word(i)) | 0
    const low = rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10)
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}

function cubeRoots(): Int32Array {
  const words = new Int32Array(64)
  for (let candidate = 2, found = 0; found < 64; candidate++) {
    if (!isPrime(candidate)) continue
    words[found++] = Number(cubeRootOf(BigInt(candidate) << 96n) & 0xffffffffn)
  }
  return words
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) return false
  return true
}

/** The whole part of the cube root, bit by bit. */
function cubeRootOf(value: bigint): bigint {
  let root = 0n
  for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
    const next = root | bit
    if (next * next * next <= value) root = next
  }
  return root
}
