import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createFrontier, emptyRoot, leadsTo, leafHash, pathIn, rootOver } from './merkle.ts'

/** The published vectors of Certificate Transparency: eight leaves, and the root after each. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')))
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test.each(roots.map((root, index) => [index + 1, root] as const))(
  'the root over the first %i published leaves is the published one',
  (count, root) => {
    expect(rootOver(leaves.slice(0, count)).toString('hex')).toBe(root)
  },
)

test('the root over nothing is the hash of nothing', () => {
  expect(rootOver([]).equals(createHash('sha256').digest())).toBe(true)
  expect(createFrontier().root().equals(emptyRoot)).toBe(true)
})

/** As the RFC defines it, with no care for speed. */
function rootByDefinition(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  const [left, right] = [rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split))]
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

const many = Array.from({ length: 70 }, (_, index) => leafHash(Buffer.from(`line ${index}`)))

describe('a tree of any size', () => {
  test('has the root of the definition', () => {
    for (let size = 1; size <= many.length; size++)
      expect(rootOver(many.slice(0, size)).equals(rootByDefinition(many.slice(0, size))), `${size}`).toBe(
        true,
      )
  })

  test('proves each of its leaves, and no other one in its place', () => {
    for (const size of [1, 2, 3, 7, 8, 13, 64, 70]) {
      const some = many.slice(0, size)
      const root = rootOver(some)
      for (let position = 0; position < size; position++) {
        const path = pathIn(position, some)
        expect(leadsTo(root, some[position]!, { position, size }, path), `${position} of ${size}`).toBe(true)
        expect(leadsTo(root, leafHash(Buffer.from('another')), { position, size }, path)).toBe(false)
        if (size > 1) expect(leadsTo(root, some[position]!, { position, size }, path.slice(1))).toBe(false)
        expect(leadsTo(root, some[position]!, { position, size: size * 2 + 1 }, path)).toBe(false)
      }
    }
  })

  test('has no leaf beyond its end', () => {
    expect(leadsTo(rootOver(many), many[0]!, { position: 70, size: 70 }, [])).toBe(false)
    expect(leadsTo(rootOver(many), many[0]!, { position: -1, size: 70 }, [])).toBe(false)
  })
})
