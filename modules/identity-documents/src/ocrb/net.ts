import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cellPixels, classes, hidden } from './signs.ts'

/** A dense net with one hidden layer: rows of weights, one row a neuron, its bias last. */
export type Net = { readonly inner: Float32Array; readonly outer: Float32Array }

const innerRow = cellPixels + 1
const outerRow = hidden + 1

/** The trained net of this folder, unpacked once. */
let trained: Net | undefined
export function trainedNet(): Net {
  trained ??= unpack(readFileSync(join(import.meta.dirname, 'weights.bin')))
  return trained
}

/** How likely each class is for one cell. */
export function chancesOf(net: Net, pixels: Float32Array): Float32Array {
  return softmax(layer(net.outer, layer(net.inner, pixels, hidden, true), classes, false))
}

export function layer(
  weights: Float32Array,
  input: Float32Array,
  neurons: number,
  bend: boolean,
): Float32Array {
  const output = new Float32Array(neurons)
  const { length } = input
  const row = length + 1
  for (let neuron = 0; neuron < neurons; neuron++) {
    const from = neuron * row
    let sum = weights[from + length]!
    for (let at = 0; at < length; at++) sum += weights[from + at]! * input[at]!
    output[neuron] = bend ? Math.max(sum, 0) : sum
  }
  return output
}

export function softmax(values: Float32Array): Float32Array {
  const top = Math.max(...values)
  const powers = values.map((value) => Math.exp(value - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** One byte a weight and a scale a row: a quarter of the size, the same answers. */
export function pack({ inner, outer }: Net): Uint8Array {
  return Buffer.concat([packRows(inner, innerRow), packRows(outer, outerRow)])
}

export function unpack(bytes: Uint8Array): Net {
  const innerBytes = hidden * (innerRow + 4)
  const wanted = innerBytes + classes * (outerRow + 4)
  if (bytes.length !== wanted)
    throw new Error(
      `The weights of the zone reader have ${bytes.length} bytes, not ${wanted}: train them anew.`,
    )
  return {
    inner: unpackRows(bytes.subarray(0, innerBytes), innerRow),
    outer: unpackRows(bytes.subarray(innerBytes), outerRow),
  }
}

function packRows(weights: Float32Array, row: number): Buffer {
  const rows = weights.length / row
  const packed = Buffer.alloc(rows * (row + 4))
  for (let at = 0; at < rows; at++) {
    const values = weights.subarray(at * row, (at + 1) * row)
    const scale = Math.max(...values.map(Math.abs)) / 127 || 1
    packed.writeFloatLE(scale, at * (row + 4))
    values.forEach((value, place) => {
      packed.writeInt8(Math.round(value / scale), at * (row + 4) + 4 + place)
    })
  }
  return packed
}

function unpackRows(bytes: Uint8Array, row: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rows = bytes.length / (row + 4)
  const weights = new Float32Array(rows * row)
  for (let at = 0; at < rows; at++) {
    const from = at * (row + 4)
    const scale = view.getFloat32(from, true)
    for (let place = 0; place < row; place++)
      weights[at * row + place] = view.getInt8(from + 4 + place) * scale
  }
  return weights
}
