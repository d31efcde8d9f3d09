/** Power of every frequency of a square of numbers, side by side as the square itself; `size` is a power of two. */
export function powerSpectrum(values: Float64Array, size: number): Float64Array {
  const real = values.slice()
  const imaginary = new Float64Array(values.length)
  for (let row = 0; row < size; row++) transform(real, imaginary, row * size, 1, size)
  for (let column = 0; column < size; column++) transform(real, imaginary, column, size, size)
  return real.map((value, at) => value * value + imaginary[at]! ** 2)
}

/** A Hann window of two dimensions, so that the edges of a cut make no frequencies of their own. */
export function windowed(values: Float64Array, size: number): Float64Array {
  const bell = Float64Array.from(
    { length: size },
    (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / size),
  )
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value, at) => (value - mean) * bell[at % size]! * bell[Math.floor(at / size)]!)
}

// Radix 2 in place (Cooley and Tukey 1965), on every `step`-th number from `start`.
function transform(
  real: Float64Array,
  imaginary: Float64Array,
  start: number,
  step: number,
  size: number,
): void {
  swapByReversedBits(real, imaginary, start, step, size)
  for (let half = 1; half < size; half *= 2) {
    const angle = -Math.PI / half
    for (let pair = 0; pair < half; pair++) {
      const cos = Math.cos(angle * pair)
      const sin = Math.sin(angle * pair)
      for (let at = pair; at < size; at += half * 2) {
        const upper = start + at * step
        const lower = start + (at + half) * step
        const re = real[lower]! * cos - imaginary[lower]! * sin
        const im = real[lower]! * sin + imaginary[lower]! * cos
        real[lower] = real[upper]! - re
        imaginary[lower] = imaginary[upper]! - im
        real[upper]! += re
        imaginary[upper]! += im
      }
    }
  }
}

function swapByReversedBits(
  real: Float64Array,
  imaginary: Float64Array,
  start: number,
  step: number,
  size: number,
): void {
  for (let at = 1, other = 0; at < size; at++) {
    let bit = size >> 1
    for (; other & bit; bit >>= 1) other ^= bit
    other ^= bit
    if (at >= other) continue
    const [one, two] = [start + at * step, start + other * step]
    const [re, im] = [real[one]!, imaginary[one]!]
    real[one] = real[two]!
    imaginary[one] = imaginary[two]!
    real[two] = re
    imaginary[two] = im
  }
}
