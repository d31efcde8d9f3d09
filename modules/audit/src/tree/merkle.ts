import { createHash } from 'node:crypto'

/** The hash of a leaf over what it stands for. RFC 6962, 2.1: leaves and nodes begin with different bytes. */
export function leafHash(content: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(content).digest()
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

/** The root over nothing. */
export const emptyRoot: Buffer = createHash('sha256').digest()

/** The root over hashes of leaves, or of whole subtrees of one size with a smaller one at the end. */
export function rootOver(hashes: readonly Uint8Array[]): Buffer {
  if (hashes.length === 0) return emptyRoot
  const frontier = createFrontier()
  for (const hash of hashes) frontier.add(hash)
  return frontier.root()
}

/** The hashes that lead from one of the hashes to the root over all of them, from below upwards. */
export function pathIn(index: number, hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  if (hashes.length <= 1) return []
  const split = largestPowerBelow(hashes.length)
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)]
  return index < split
    ? [...pathIn(index, left), rootOver(right)]
    : [...pathIn(index - split, right), rootOver(left)]
}

/** Whether a leaf at a position of a tree of this size leads to this root. RFC 9162, 2.1.3.2. */
export function leadsTo(
  root: Uint8Array,
  leaf: Uint8Array,
  { position, size }: { readonly position: number; readonly size: number },
  path: readonly Uint8Array[],
): boolean {
  if (position < 0 || position >= size) return false
  let [node, last] = [position, size - 1]
  let hash: Uint8Array = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else hash = nodeHash(hash, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && Buffer.from(hash).equals(root)
}

/** The right edge of a growing tree: takes leaf after leaf and tells the root at any time. */
export type Frontier = {
  readonly add: (hash: Uint8Array) => void
  readonly size: () => number
  readonly root: () => Buffer
}

export function createFrontier(): Frontier {
  let size = 0
  /** The roots of whole subtrees, the largest first: one for every 1 in the size as a binary number. */
  const peaks: Uint8Array[] = []
  return {
    add: (hash) => {
      let joined = hash
      for (let rest = size; rest % 2 === 1; rest = half(rest)) joined = nodeHash(peaks.pop()!, joined)
      peaks.push(joined)
      size += 1
    },
    size: () => size,
    root: () => Buffer.from(peaks.reduceRight<Uint8Array | null>(joinFromRight, null) ?? emptyRoot),
  }
}

function joinFromRight(right: Uint8Array | null, left: Uint8Array): Uint8Array {
  return right === null ? left : nodeHash(left, right)
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

// Positions may exceed 32 bits, so they are halved as numbers.
function half(number: number): number {
  return Math.floor(number / 2)
}
