import type { Random } from '../src/index.ts'

/** Repeatable: the same seed gives the same tables. */
export function seededRandom(seed: number): Random {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
