import { expect, test } from 'vitest'
import type { Point } from '../images/pixels.ts'
import { applyHomography, planarResidual } from './homography.ts'
import { applyAffine, fitSimilarity } from './similarity.ts'

const grid: readonly Point[] = Array.from({ length: 30 }, (_, i) => [(i % 6) * 20, Math.floor(i / 6) * 25])

test('a tilted sheet leaves nothing unexplained', () => {
  const seen = grid.map((point) => applyHomography([0.8, 0.1, 30, -0.05, 1.1, 12, 0.001, 0.0004, 1], point))
  expect(planarResidual(grid, seen, 100)).toBeLessThan(1e-6)
})

test('a bump that moves against the sheet is left over', () => {
  const seen = grid.map(([x, y], i): Point => (i === 14 ? [x + 40, y] : [x, y]))
  expect(planarResidual(grid, seen, 100)).toBeGreaterThan(0.03)
})

test('points on one spot cannot be fitted and count as flat', () => {
  const spot: readonly Point[] = grid.map(() => [5, 5])
  expect(planarResidual(spot, spot, 100)).toBe(0)
})

test('a similarity is found again from its points', () => {
  const seen = grid.map((point) => applyAffine([0.6, -0.8, 7, 0.8, 0.6, -3], point))
  const [a, b, c, , , f] = fitSimilarity(grid, seen)
  expect([a, b, c, f].map((value) => Number(value.toFixed(6)))).toEqual([0.6, -0.8, 7, -3])
})
