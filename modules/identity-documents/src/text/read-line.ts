import type { Picture } from '../images/picture.ts'
import type { RunNet } from './run-net.ts'

/** One step of the line reader: how likely each sign of its alphabet is there. Step k stands at (k + 0.5) / steps. */
export type LineSteps = {
  readonly steps: number
  readonly signs: number
  readonly chances: Float32Array
}

/** The height that the net was trained on. */
export const lineHeight = 48

/** Runs the line reader over one flat line of text, of height 48. */
export async function readSteps(line: Picture, run: RunNet): Promise<LineSteps> {
  const { data, shape } = await run('ppocr_rec', toTensor(line), [1, 3, line.height, line.width])
  return { steps: shape[1]!, signs: shape[2]!, chances: data }
}

export type ReadText = { readonly text: string; readonly confidence: number }

/** The likeliest text by itself: the best sign of every step, repetitions and blanks dropped. */
export function greedyText({ steps, signs, chances }: LineSteps, alphabet: readonly string[]): ReadText {
  let text = ''
  let sum = 0
  let count = 0
  let before = 0
  for (let step = 0; step < steps; step++) {
    const best = bestSign(chances, step * signs, signs)
    if (best !== 0 && best !== before) {
      text += alphabet[best] ?? ''
      sum += chances[step * signs + best]!
      count++
    }
    before = best
  }
  return { text, confidence: count === 0 ? 0 : sum / count }
}

function bestSign(chances: Float32Array, from: number, signs: number): number {
  let best = 0
  for (let sign = 1; sign < signs; sign++) if (chances[from + sign]! > chances[from + best]!) best = sign
  return best
}

function toTensor({ width, height, data }: Picture): Float32Array {
  const plane = width * height
  const tensor = new Float32Array(plane * 3)
  for (let c = 0; c < 3; c++) {
    for (let i = 0, from = 2 - c; i < plane; i++, from += 3) tensor[c * plane + i] = data[from]! / 127.5 - 1
  }
  return tensor
}
