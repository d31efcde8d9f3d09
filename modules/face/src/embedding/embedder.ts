import { fitSimilarity } from '../geometry/similarity.ts'
import type { Pixels, Point } from '../images/pixels.ts'
import { type Affine, type Sampled, sample, toPlanes } from '../images/sample.ts'
import { fivePoints } from '../vision/landmarks.ts'
import type { NetName, RunNet } from '../vision/run-net.ts'

/** Turns an aligned face into a vector; `modelId` is stored with every decision made from it. */
export type Embedder = {
  readonly modelId: string
  /** 'full' also reads the mirrored face and takes the mean, which steadies the vector at twice the cost. */
  readonly embed: (
    pixels: Pixels,
    points: readonly Point[],
    run: RunNet,
    effort: 'full' | 'quick',
  ) => Promise<Float32Array>
}

type Recipe = {
  readonly modelId: string
  readonly net: NetName
  readonly side: number
  readonly template: readonly Point[]
  readonly mean: readonly [number, number, number]
  readonly deviation: readonly [number, number, number]
}

/** The net inside faceplugin-face-recognition-js, on the usual 112×112 five-point template. */
export const frEmbedder: Embedder = embedderOf({
  modelId: 'faceplugin-fr@0.0.1',
  net: 'fr_feature',
  side: 112,
  template: [
    [38.2946, 51.6963],
    [73.5318, 51.5014],
    [56.0252, 71.7366],
    [41.5493, 92.3655],
    [70.7299, 92.2041],
  ],
  mean: [127, 127, 127],
  deviation: [128, 128, 128],
})

/** dlib's ResNet: its own chip is 150×150 with a quarter of padding around the mean face. */
export const dlibEmbedder: Embedder = embedderOf({
  modelId: 'dlib-resnet@vladmandic-1.7.15',
  net: 'dlib_resnet',
  side: 150,
  template: dlibTemplate(),
  mean: [122.782, 117.001, 104.298],
  deviation: [255, 255, 255],
})

/** The models in use; their vectors stay in this order. */
export const embedders: readonly Embedder[] = [frEmbedder, dlibEmbedder]

function embedderOf(recipe: Recipe): Embedder {
  return {
    modelId: recipe.modelId,
    embed: async (pixels, points, run, effort) => {
      const chip = alignedChip(pixels, points, recipe.template, recipe.side)
      const vectorOf = async (view: Sampled) => {
        const input = toPlanes(view, recipe.mean, recipe.deviation)
        const { output } = await run(recipe.net, input, [1, 3, recipe.side, recipe.side])
        return output!
      }
      const plain = await vectorOf(chip)
      if (effort === 'quick') return unit(plain)
      const flipped = await vectorOf(mirroredChip(chip))
      return unit(plain.map((value, i) => value + flipped[i]!))
    },
  }
}

/** The face upright, scaled and centred so that eyes, nose and mouth stand where the net expects them. */
export function alignedChip(
  pixels: Pixels,
  points: readonly Point[],
  template: readonly Point[],
  side: number,
): Sampled {
  const map: Affine = fitSimilarity(template, fivePoints(points))
  return sample(pixels, map, side, side)
}

function mirroredChip({ width, height, data }: Sampled): Sampled {
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3
      out.set(data.subarray(from, from + 3), (y * width + width - 1 - x) * 3)
    }
  }
  return { width, height, data: out }
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

function dlibTemplate(): readonly Point[] {
  const relative: readonly Point[] = [
    [0.2255, 0.216],
    [0.7548, 0.216],
    [0.4901, 0.5156],
    [0.2541, 0.7802],
    [0.7261, 0.7802],
  ]
  return relative.map(([x, y]) => [((x + 0.25) / 1.5) * 150, ((y + 0.25) / 1.5) * 150])
}
