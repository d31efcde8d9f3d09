import { iterationConstants, linearRows, substitution } from './streebog-tables.ts'

const blockBytes = 64
const blockWords = 16

/** A 512-bit number as sixteen 32-bit words, the least significant first: the order in which a message is read. */
type Block = Int32Array

const constants: readonly Block[] = iterationConstants.map(readConstant)
const { low, high } = foldTables()

/**
 * Streebog: the hash of GOST R 34.11-2012, which the National Certification Authority's keys of GOST R 34.10-2015 sign.
 *
 * @param message any bytes
 * @param bytes the length of the hash, 64 or 32
 * @see RFC 6986 section 7
 */
export function streebog(message: Uint8Array, bytes: 64 | 32 = 64): Uint8Array {
  const hash: Block = new Int32Array(blockWords).fill(bytes === 64 ? 0 : 0x01010101)
  const counter: Block = new Int32Array(blockWords)
  const sum: Block = new Int32Array(blockWords)
  const block: Block = new Int32Array(blockWords)
  const whole = message.length - (message.length % blockBytes)
  for (let at = 0; at < whole; at += blockBytes) {
    readWords(block, message, at)
    compress(hash, counter, block)
    addTo(counter, blockBytes * 8)
    addBlock(sum, block)
  }
  const padded = new Uint8Array(blockBytes)
  padded.set(message.subarray(whole))
  padded[message.length - whole] = 1
  readWords(block, padded, 0)
  compress(hash, counter, block)
  addTo(counter, (message.length - whole) * 8)
  addBlock(sum, block)
  const zero = new Int32Array(blockWords)
  compress(hash, zero, counter)
  compress(hash, zero, sum)
  return writeWords(hash).subarray(blockBytes - bytes)
}

const key: Block = new Int32Array(blockWords)
const state: Block = new Int32Array(blockWords)

/** The compression function g: hash := E(LPS(hash ⊕ counter), block) ⊕ hash ⊕ block. RFC 6986 section 6. */
function compress(hash: Block, counter: Block, block: Block): void {
  transform(key, hash, counter)
  state.set(block)
  for (const constant of constants) {
    transform(state, state, key)
    transform(key, key, constant)
  }
  for (let i = 0; i < blockWords; i++) {
    hash[i] = (hash[i] as number) ^ (block[i] as number) ^ (state[i] as number) ^ (key[i] as number)
  }
}

const mixed: Block = new Int32Array(blockWords)

/** LPS(a ⊕ b): substitution, transposition and the linear step in one pass of sixteen tables. */
function transform(into: Block, a: Block, b: Block): void {
  for (let i = 0; i < blockWords; i++) mixed[i] = (a[i] as number) ^ (b[i] as number)
  for (let row = 0; row < 8; row++) {
    const half = row >> 2
    const shift = (row & 3) << 3
    // Written out: as a loop over the eight columns it takes half as long again.
    const c0 = ((mixed[half] as number) >>> shift) & 255
    const c1 = 256 | (((mixed[half + 2] as number) >>> shift) & 255)
    const c2 = 512 | (((mixed[half + 4] as number) >>> shift) & 255)
    const c3 = 768 | (((mixed[half + 6] as number) >>> shift) & 255)
    const c4 = 1024 | (((mixed[half + 8] as number) >>> shift) & 255)
    const c5 = 1280 | (((mixed[half + 10] as number) >>> shift) & 255)
    const c6 = 1536 | (((mixed[half + 12] as number) >>> shift) & 255)
    const c7 = 1792 | (((mixed[half + 14] as number) >>> shift) & 255)
    into[row << 1] = fold(low, c0, c1, c2, c3) ^ fold(low, c4, c5, c6, c7)
    into[(row << 1) | 1] = fold(high, c0, c1, c2, c3) ^ fold(high, c4, c5, c6, c7)
  }
}

function fold(table: Int32Array, a: number, b: number, c: number, d: number): number {
  return (table[a] as number) ^ (table[b] as number) ^ (table[c] as number) ^ (table[d] as number)
}

/** What each byte of a 64-bit word becomes after the substitution and the matrix: 8 places × 256 values. */
function foldTables(): { readonly low: Int32Array; readonly high: Int32Array } {
  const low = new Int32Array(8 * 256)
  const high = new Int32Array(8 * 256)
  for (let place = 0; place < 8; place++) {
    for (let value = 0; value < 256; value++) {
      const replaced = Number.parseInt(substitution.slice(value * 2, value * 2 + 2), 16)
      for (let bit = 0; bit < 8; bit++) {
        if (((replaced >> bit) & 1) === 0) continue
        const row = (63 - (place * 8 + bit)) * 16
        const entry = place * 256 + value
        high[entry] = (high[entry] as number) ^ Number.parseInt(linearRows.slice(row, row + 8), 16)
        low[entry] = (low[entry] as number) ^ Number.parseInt(linearRows.slice(row + 8, row + 16), 16)
      }
    }
  }
  return { low, high }
}

function readConstant(hex: string): Block {
  const words = new Int32Array(blockWords)
  for (let i = 0; i < blockWords; i++) {
    const from = hex.length - (i + 1) * 8
    words[i] = Number.parseInt(hex.slice(from, from + 8), 16)
  }
  return words
}

function readWords(into: Block, bytes: Uint8Array, at: number): void {
  for (let i = 0, from = at; i < blockWords; i++, from += 4) {
    into[i] =
      (bytes[from] as number) |
      ((bytes[from + 1] as number) << 8) |
      ((bytes[from + 2] as number) << 16) |
      ((bytes[from + 3] as number) << 24)
  }
}

function writeWords(words: Block): Uint8Array {
  const bytes = new Uint8Array(blockBytes)
  for (let i = 0; i < blockBytes; i++) bytes[i] = (words[i >> 2] as number) >>> ((i & 3) << 3)
  return bytes
}

function addBlock(to: Block, block: Block): void {
  let carry = 0
  for (let i = 0; i < blockWords; i++) {
    const sum = ((to[i] as number) >>> 0) + ((block[i] as number) >>> 0) + carry
    to[i] = sum
    carry = sum > 0xffffffff ? 1 : 0
  }
}

const small: Block = new Int32Array(blockWords)

function addTo(to: Block, value: number): void {
  small[0] = value
  addBlock(to, small)
}
