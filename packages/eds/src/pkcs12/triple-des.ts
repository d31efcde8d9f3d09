import type { UnlockBlock } from './rc2.ts'

/*
 * Triple DES of FIPS 46-3, for reading only. Bits are numbered as the standard numbers them: 1 is the leftmost.
 */
const initial = places(
  '58 50 42 34 26 18 10 2 60 52 44 36 28 20 12 4 62 54 46 38 30 22 14 6 64 56 48 40 32 24 16 8 ' +
    '57 49 41 33 25 17 9 1 59 51 43 35 27 19 11 3 61 53 45 37 29 21 13 5 63 55 47 39 31 23 15 7',
)
const final = places(
  '40 8 48 16 56 24 64 32 39 7 47 15 55 23 63 31 38 6 46 14 54 22 62 30 37 5 45 13 53 21 61 29 ' +
    '36 4 44 12 52 20 60 28 35 3 43 11 51 19 59 27 34 2 42 10 50 18 58 26 33 1 41 9 49 17 57 25',
)
const spread = places(
  '16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25',
)
const keyChoice = places(
  '57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36 ' +
    '63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4',
)
const roundChoice = places(
  '14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2 ' +
    '41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32',
)
const keyShifts = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
/** S1 … S8, four rows of sixteen each. */
const boxes = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
]
const combined = combine()

/** Triple DES under a key of 24 bytes. */
export function tripleDes(key: Uint8Array): UnlockBlock {
  const keys = [0, 8, 16].map((at) => roundKeys(key.subarray(at, at + 8)))
  const passes = [keys[2]?.toReversed(), keys[1], keys[0]?.toReversed()] as readonly RoundKeys[]
  return (input, at, output) => {
    const view = new DataView(input.buffer, input.byteOffset + at, 8)
    let halves = choose([view.getUint32(0), view.getUint32(4)], initial)
    for (const pass of passes) halves = sixteenRounds(halves, pass)
    const [left, right] = choose(halves, final)
    const result = new DataView(output.buffer, output.byteOffset, 8)
    result.setUint32(0, left)
    result.setUint32(4, right)
  }
}

type Halves = readonly [number, number]
type RoundKeys = readonly (readonly number[])[]

function sixteenRounds([first, second]: Halves, keys: RoundKeys): Halves {
  let [left, right] = [first, second]
  for (const key of keys) {
    let mixed = 0
    for (let box = 0; box < 8; box++) {
      // Six neighbouring bits of the right half, the outer ones shared between boxes.
      const shift = (27 - box * 4 + 32) & 31
      const six = ((right >>> shift) | (right << (32 - shift))) & 63
      mixed ^= combined[box * 64 + (six ^ (key[box] as number))] as number
    }
    ;[left, right] = [right, left ^ mixed]
  }
  return [right >>> 0, left >>> 0]
}

/** Sixteen keys of eight six-bit parts. */
function roundKeys(key: Uint8Array): RoundKeys {
  const bits = [...key].flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte >> bit) & 1))
  const chosen = keyChoice.map((place) => bits[place] as number)
  let [c, d] = [chosen.slice(0, 28), chosen.slice(28)]
  return keyShifts.map((shift) => {
    c = [...c.slice(shift), ...c.slice(0, shift)]
    d = [...d.slice(shift), ...d.slice(0, shift)]
    const both = [...c, ...d]
    const round = roundChoice.map((place) => both[place] as number)
    return Array.from({ length: 8 }, (_, box) =>
      round.slice(box * 6, box * 6 + 6).reduce((six, bit) => (six << 1) | bit, 0),
    )
  })
}

/** Each box with the permutation that follows it. */
function combine(): Int32Array {
  const table = new Int32Array(8 * 64)
  for (let box = 0; box < 8; box++) {
    for (let six = 0; six < 64; six++) {
      const row = ((six >> 4) & 2) | (six & 1)
      const four = Number.parseInt(boxes[box]?.[row * 16 + ((six >> 1) & 15)] ?? '0', 16)
      const word = four << (28 - box * 4)
      spread.forEach((place, bit) => {
        if ((word >>> (31 - place)) & 1)
          table[box * 64 + six] = (table[box * 64 + six] as number) | (1 << (31 - bit))
      })
    }
  }
  return table
}

function choose([left, right]: Halves, table: readonly number[]): Halves {
  const bit = (place: number): number => (place < 32 ? left >>> (31 - place) : right >>> (63 - place)) & 1
  const half = (from: number): number => {
    let word = 0
    for (let i = from; i < from + 32; i++) word = (word << 1) | bit(table[i] as number)
    return word >>> 0
  }
  return [half(0), half(32)]
}

function places(list: string): readonly number[] {
  return list.split(' ').map((place) => Number(place) - 1)
}
