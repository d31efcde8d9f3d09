const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/**
 * The twelfth digit of an IIN or BIN from its first eleven; null when both passes leave 10:
 * such a number is never issued.
 */
export function controlDigit(firstEleven: string): number | null {
  const first = remainder(firstEleven, firstWeights)
  if (first < 10) return first
  const second = remainder(firstEleven, secondWeights)
  return second < 10 ? second : null
}

/** Sum of digits times weights, modulo 11; shared with the RNN. */
export function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11
}
