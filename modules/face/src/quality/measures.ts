import { alignedChip } from '../embedding/embedder.ts'
import { luminance, type Pixels, type Point } from '../images/pixels.ts'
import type { Sampled } from '../images/sample.ts'
import { distance, eyeDistance } from '../vision/landmarks.ts'
import type { FaceReading } from '../vision/read-face.ts'
import { backgroundSpread } from './background.ts'
import { placeInOval } from './oval.ts'

/**
 * Numbers behind the reasons, named after the quality elements of ISO/IEC 29794-5.
 * Lengths are relative to the oval or the face, light is 0–255, angles are degrees.
 */
export type Measures = {
  readonly headSize: number
  readonly headOffset: number
  readonly interEyeDistance: number
  readonly sharpness: number
  readonly luminanceMean: number
  readonly luminanceDeviation: number
  readonly overExposure: number
  readonly illuminationBalance: number
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
  readonly gazeOffset: number
  readonly eyesOpen: number
  readonly mouthClosed: number
  readonly backgroundSpread: number
}

const side = 128
/** Eyes, nose, mouth placed so that the chip holds the whole face with its jaw. */
const template: readonly Point[] = [
  [44, 52],
  [84, 52],
  [64, 74],
  [48, 97],
  [80, 97],
]

export function measureFace(pixels: Pixels, face: FaceReading): Measures {
  const chip = greyChip(pixels, face.points)
  const inner = faceRegion(chip)
  const { mean, deviation } = spread(inner)
  return {
    ...placeInOval(face.points, pixels.width, pixels.height),
    interEyeDistance: eyeDistance(face.points),
    sharpness: laplacianRms(chip) / (deviation + 1),
    luminanceMean: mean,
    luminanceDeviation: deviation,
    overExposure: inner.filter((value) => value > 247).length / inner.length,
    illuminationBalance: lightBalance(chip),
    yaw: face.yaw,
    pitch: face.pitch,
    roll: face.roll,
    gazeOffset: gazeOffset(chip),
    eyesOpen: (eyeOpening(face.points, 36) + eyeOpening(face.points, 42)) / 2,
    mouthClosed: 1 - mouthOpening(face.points),
    backgroundSpread: backgroundSpread(pixels, face.points),
  }
}

type Grey = { readonly side: number; readonly values: Float32Array }

function greyChip(pixels: Pixels, points: readonly Point[]): Grey {
  const { data }: Sampled = alignedChip(pixels, points, template, side)
  const values = new Float32Array(side * side)
  for (let i = 0; i < values.length; i++) {
    values[i] = luminance(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!)
  }
  return { side, values }
}

/** The ellipse of skin between brows and chin: hair and background must not count as light. */
function faceRegion({ values }: Grey): number[] {
  const inside: number[] = []
  for (let y = 36; y < 112; y++) {
    for (let x = 30; x < 98; x++) {
      if (((x - 64) / 34) ** 2 + ((y - 74) / 38) ** 2 < 1) inside.push(values[y * side + x]!)
    }
  }
  return inside
}

function spread(values: readonly number[]): { mean: number; deviation: number } {
  let sum = 0
  let squares = 0
  for (const value of values) {
    sum += value
    squares += value * value
  }
  const mean = sum / values.length
  return { mean, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) }
}

function laplacianRms({ values }: Grey): number {
  let squares = 0
  let count = 0
  for (let y = 36; y < 112; y++) {
    for (let x = 30; x < 98; x++, count++) {
      const i = y * side + x
      const edge = values[i - 1]! + values[i + 1]! + values[i - side]! + values[i + side]! - 4 * values[i]!
      squares += edge * edge
    }
  }
  return Math.sqrt(squares / count)
}

/** Darker half of the face over the brighter one: 1 is even light. */
function lightBalance({ values }: Grey): number {
  let left = 0
  let right = 0
  for (let y = 44; y < 104; y++) {
    for (let x = 0; x < 28; x++) {
      left += values[y * side + 36 + x]!
      right += values[y * side + 91 - x]!
    }
  }
  return Math.min(left, right) / Math.max(left, right, 1)
}

/** How far the dark of the iris stands from the middle of the eye, over the eye's width: weak, so advice only. */
function gazeOffset({ values }: Grey): number {
  const offsets = [44, 84].map((centre) => {
    let weights = 0
    let shift = 0
    for (let y = 49; y <= 55; y++) {
      for (let x = -9; x <= 9; x++) {
        const dark = Math.max(0, 110 - values[y * side + centre + x]!)
        weights += dark * dark
        shift += dark * dark * x
      }
    }
    return weights > 0 ? shift / weights / 18 : 0
  })
  return Math.abs((offsets[0]! + offsets[1]!) / 2)
}

/** Height over width of an eye whose six points start at `first`. */
function eyeOpening(points: readonly Point[], first: number): number {
  const at = (i: number) => points[first + i]!
  return (distance(at(1), at(5)) + distance(at(2), at(4))) / (2 * distance(at(0), at(3)))
}

function mouthOpening(points: readonly Point[]): number {
  return distance(points[62]!, points[66]!) / distance(points[60]!, points[64]!)
}
