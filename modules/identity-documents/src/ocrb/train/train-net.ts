import type { Dice } from '../../synthetic/random.ts'
import { layer, type Net, softmax } from '../net.ts'
import { cellPixels, classes, hidden } from '../signs.ts'
import type { Lesson } from './draw-cells.ts'

export function freshNet(dice: Dice): Net {
  const rows = (neurons: number, inputs: number) =>
    Float32Array.from({ length: neurons * (inputs + 1) }, (_, at) =>
      at % (inputs + 1) === inputs ? 0 : dice.normal() * Math.sqrt(2 / inputs),
    )
  return { inner: rows(hidden, cellPixels), outer: rows(classes, hidden) }
}

/** Goes through the lessons once, one by one; returns the share answered rightly on the way. */
export function teach(net: Net, lessons: readonly Lesson[], rate: number): number {
  let right = 0
  for (const { pixels, answer } of lessons) {
    const middle = layer(net.inner, pixels, hidden, true)
    const chances = softmax(layer(net.outer, middle, classes, false))
    if (chances.indexOf(Math.max(...chances)) === answer) right++
    // A little doubt about every label keeps the answers honest.
    const errors = chances.map((chance, sign) => chance - (sign === answer ? 0.98 : 0.02 / (classes - 1)))
    const back = new Float32Array(hidden)
    errors.forEach((error, sign) => {
      const from = sign * (hidden + 1)
      for (let at = 0; at < hidden; at++) back[at]! += error * net.outer[from + at]!
    })
    correct(net.outer, middle, errors, rate)
    correct(
      net.inner,
      pixels,
      back.map((error, at) => (middle[at]! > 0 ? error : 0)),
      rate,
    )
  }
  return right / lessons.length
}

function correct(weights: Float32Array, input: Float32Array, errors: Float32Array, rate: number): void {
  const { length } = input
  errors.forEach((error, neuron) => {
    if (Math.abs(error) < 1e-4) return
    const from = neuron * (length + 1)
    const step = rate * error
    for (let at = 0; at < length; at++) weights[from + at]! -= step * input[at]!
    weights[from + length]! -= step
  })
}
