import type { Box, Pixels } from '../images/pixels.ts'
import { sample, toPlanes } from '../images/sample.ts'
import type { RunNet } from './run-net.ts'

export type Detection = { readonly box: Box; readonly score: number }

const netWidth = 320
const netHeight = 240
const leastScore = 0.65
const overlapLimit = 0.4

/** Finds every face, the largest first. The picture is fitted into the net's 320×240 without distortion. */
export async function detectFaces(pixels: Pixels, run: RunNet): Promise<readonly Detection[]> {
  const scale = Math.max(pixels.width / netWidth, pixels.height / netHeight)
  const shiftX = (pixels.width - netWidth * scale) / 2
  const shiftY = (pixels.height - netHeight * scale) / 2
  const view = sample(
    pixels,
    [scale, 0, shiftX + scale / 2 - 0.5, 0, scale, shiftY + scale / 2 - 0.5],
    netWidth,
    netHeight,
  )
  const input = toPlanes(view, [127, 127, 127], [128, 128, 128])
  const { scores, boxes } = await run('fr_detect', input, [1, 3, netHeight, netWidth])
  const found = candidates(scores!, boxes!).map(({ score, left, top, right, bottom }) => ({
    score,
    box: {
      x: left * netWidth * scale + shiftX,
      y: top * netHeight * scale + shiftY,
      width: (right - left) * netWidth * scale,
      height: (bottom - top) * netHeight * scale,
    },
  }))
  return withoutOverlaps(found).sort((a, b) => b.box.height * b.box.width - a.box.height * a.box.width)
}

function candidates(scores: Float32Array, boxes: Float32Array) {
  const found = []
  for (let i = 0; i < scores.length / 2; i++) {
    const score = scores[i * 2 + 1]!
    if (score < leastScore) continue
    const [left, top, right, bottom] = boxes.subarray(i * 4, i * 4 + 4)
    found.push({ score, left: left!, top: top!, right: right!, bottom: bottom! })
  }
  return found
}

function withoutOverlaps(found: readonly Detection[]): Detection[] {
  const kept: Detection[] = []
  for (const detection of [...found].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(other.box, detection.box) < overlapLimit)) kept.push(detection)
  }
  return kept
}

/** Shared area over the smaller area: a box inside another is the same face. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / Math.min(a.width * a.height, b.width * b.height)
}
