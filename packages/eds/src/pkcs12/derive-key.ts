import { joined } from '../der/index.ts'
import type { SyncHash } from '../hash/sha.ts'

/** What a key of RFC 7292 is derived for: the numbers of appendix B.3. */
export const purposes = { key: 1, iv: 2, mac: 3 } as const

/** A password as RFC 7292 appendix B.1 writes it: UTF-16, the high byte first, with a zero at the end. */
export function writePassword(password: string): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(password.length * 2 + 2))
  for (let i = 0; i < password.length; i++) bytes.setUint16(i * 2, password.charCodeAt(i))
  return new Uint8Array(bytes.buffer)
}

/**
 * The key derivation of RFC 7292 appendix B.2.
 *
 * @param password as `writePassword` gives it
 * @param length how many bytes are wanted
 */
export function deriveKey(
  hash: SyncHash,
  purpose: keyof typeof purposes,
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Uint8Array {
  const diversifier = new Uint8Array(hash.block).fill(purposes[purpose])
  const input = new Uint8Array([...repeat(salt, hash.block), ...repeat(password, hash.block)])
  const key = new Uint8Array(length)
  for (let at = 0; at < length; at += hash.length) {
    const part = hash.digestAgain(hash.digest(joined([diversifier, input])), rounds - 1)
    key.set(part.subarray(0, Math.min(part.length, length - at)), at)
    const addend = repeat(part, hash.block).subarray(0, hash.block)
    for (let block = 0; block < input.length; block += hash.block) {
      addOneAnd(input.subarray(block, block + hash.block), addend)
    }
  }
  return key
}

/** Copies of `bytes` to the next multiple of `block`; nothing stays nothing. */
function repeat(bytes: Uint8Array, block: number): Uint8Array {
  const length = Math.ceil(bytes.length / block) * block
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length] as number)
}

/** number := number + addend + 1, the highest byte first, modulo its width. */
function addOneAnd(number: Uint8Array, addend: Uint8Array): void {
  let carry = 1
  for (let i = number.length - 1; i >= 0; i--) {
    const sum = (number[i] as number) + (addend[i] as number) + carry
    number[i] = sum
    carry = sum >> 8
  }
}
