import { expect, test } from 'vitest'
import { decidePiece, pieces } from './index.ts'

const halfway = { size: 1000, received: 500 }

test.each([
  ['given half is there, the next piece is kept', { atByte: 500, bytes: 500 }, 'keep'],
  ['a piece sent again is known', { atByte: 0, bytes: 500 }, 'known'],
  ['a piece that overlaps goes on from where the server is', { atByte: 400, bytes: 200 }, 'elsewhere'],
  ['a piece that leaves a gap does too', { atByte: 600, bytes: 100 }, 'elsewhere'],
  ['a piece before the beginning does too', { atByte: -10, bytes: 20 }, 'elsewhere'],
  ['more than was announced is not taken', { atByte: 500, bytes: 501 }, 'too-large'],
  ['an empty piece is no piece', { atByte: 500, bytes: 0 }, 'empty'],
] as const)('%s', (_, piece, decision) => {
  expect(decidePiece(halfway, piece)).toBe(decision)
})

test('a piece has a bound of its own', () => {
  const large = { size: 10_000_000, received: 0 }
  expect(decidePiece(large, { atByte: 0, bytes: pieces.mostBytes })).toBe('keep')
  expect(decidePiece(large, { atByte: 0, bytes: pieces.mostBytes + 1 })).toBe('too-large')
})
