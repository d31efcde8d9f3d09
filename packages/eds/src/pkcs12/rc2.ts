/*
 * RC2 of RFC 2268, for reading only: key files of former years are locked with it, with 40 bits.
 */

/** RFC 2268 section 2: a permutation made from the digits of π. */
const digitsOfPi = new Uint8Array(256)
{
  const hex =
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad'
  for (let i = 0; i < 256; i++) digitsOfPi[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
}

/** A cipher of 8-byte blocks that unlocks one block of `input` into `output`. */
export type UnlockBlock = (input: Uint8Array, at: number, output: Uint8Array) => void

/** RC2 under `key`, of which `bits` count. */
export function rc2(key: Uint8Array, bits: number): UnlockBlock {
  const words = expand(key, bits)
  return (input, at, output) => {
    const r: Words = [
      readWord(input, at),
      readWord(input, at + 2),
      readWord(input, at + 4),
      readWord(input, at + 6),
    ]
    let j = 63
    for (let round = 15; round >= 0; round--) {
      for (const i of [3, 2, 1, 0] as const) {
        const [before, second, third] = [pick(r, i + 3), pick(r, i + 2), pick(r, i + 1)]
        const turned = ((r[i] >>> rotations[i]) | (r[i] << (16 - rotations[i]))) & 0xffff
        r[i] = (turned - (words[j--] as number) - (before & second) - (~before & third)) & 0xffff
      }
      // The mashing rounds stand after the fifth and after the eleventh mixing round.
      if (round === 11 || round === 5) {
        for (const i of [3, 2, 1, 0] as const) r[i] = (r[i] - (words[pick(r, i + 3) & 63] as number)) & 0xffff
      }
    }
    for (const [i, word] of r.entries()) {
      output[i * 2] = word & 255
      output[i * 2 + 1] = word >> 8
    }
  }
}

type Words = [number, number, number, number]

const rotations = [1, 2, 3, 5] as const

const pick = (words: Words, at: number): number => words[(at & 3) as 0 | 1 | 2 | 3]

const readWord = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8)

/** RFC 2268 section 2: 64 words from a key of up to 128 bytes. */
function expand(key: Uint8Array, bits: number): Uint16Array {
  const table = new Uint8Array(128)
  table.set(key)
  const substitute = (index: number): number => digitsOfPi[index & 255] as number
  for (let i = key.length; i < 128; i++) {
    table[i] = substitute((table[i - 1] as number) + (table[i - key.length] as number))
  }
  const counted = (bits + 7) >> 3
  table[128 - counted] = substitute((table[128 - counted] as number) & (255 >> (counted * 8 - bits)))
  for (let i = 127 - counted; i >= 0; i--) {
    table[i] = substitute((table[i + 1] as number) ^ (table[i + counted] as number))
  }
  return Uint16Array.from({ length: 64 }, (_, i) => readWord(table, i * 2))
}
