import type { UnlockBlock } from './rc2.ts'

/**
 * Unlocks cipher block chaining with blocks of 8 bytes and takes off the padding of PKCS #7.
 *
 * @returns null when the length or the padding is wrong: as a rule, the password was
 */
export function unlockCbc(unlockBlock: UnlockBlock, iv: Uint8Array, locked: Uint8Array): Uint8Array | null {
  if (locked.length === 0 || locked.length % 8 !== 0) return null
  const open = new Uint8Array(locked.length)
  let before = iv
  for (let at = 0; at < locked.length; at += 8) {
    const block = open.subarray(at, at + 8)
    unlockBlock(locked, at, block)
    for (let i = 0; i < 8; i++) block[i] = (block[i] as number) ^ (before[i] as number)
    before = locked.subarray(at, at + 8)
  }
  const padding = open.at(-1) as number
  if (padding === 0 || padding > 8) return null
  if (open.subarray(open.length - padding).some((byte) => byte !== padding)) return null
  return open.subarray(0, open.length - padding)
}
