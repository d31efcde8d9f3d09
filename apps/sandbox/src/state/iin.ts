/** What an IIN says about its bearer. */
export type ReadIin = { readonly birthDate: string; readonly sex: 'male' | 'female' }

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/** Reads a valid IIN; null for anything else. */
export function readIin(value: string): ReadIin | null {
  if (!/^\d{6}[1-6]\d{5}$/.test(value) || controlDigit(value) !== Number(value[11])) return null
  const mark = Number(value[6])
  const century = 1800 + Math.floor((mark - 1) / 2) * 100
  const birthDate = `${century + Number(value.slice(0, 2))}-${value.slice(2, 4)}-${value.slice(4, 6)}`
  const day = new Date(`${birthDate}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== birthDate) return null
  return { birthDate, sex: mark % 2 === 1 ? 'male' : 'female' }
}

/** The twelfth digit of an IIN or BIN for its first eleven; null when the number is never issued. */
export function controlDigit(digits: string): number | null {
  const sum = (weights: readonly number[]) =>
    weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % 11
  const first = sum(firstWeights)
  if (first < 10) return first
  const second = sum(secondWeights)
  return second < 10 ? second : null
}
