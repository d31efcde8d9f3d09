import type { Pixels } from './images/pixels.ts'
import { judgeQuality } from './quality/judge-quality.ts'
import { type Measures, measureFace } from './quality/measures.ts'
import type { QualityReason } from './quality/reasons.ts'
import { type FaceReading, type PoseSource, readFace } from './vision/read-face.ts'
import type { RunNet } from './vision/run-net.ts'
import { sceneOf } from './vision/scene.ts'

/** All that is known of one camera frame before anybody is recognised in it. */
export type FrameAnalysis = {
  readonly width: number
  readonly height: number
  readonly faces: number
  /** A coarse grey picture of the whole frame: neighbours differ where somebody cut the film. */
  readonly scene: readonly number[]
  readonly face?: FaceReading
  readonly measures?: Measures
  readonly reasons: readonly QualityReason[]
}

/** The same steps on the server and in the page: only `run` differs. */
export async function analysePixels(
  pixels: Pixels,
  run: RunNet,
  poseSource: PoseSource = 'net',
): Promise<FrameAnalysis> {
  const { width, height } = pixels
  const { faces, face } = await readFace(pixels, run, poseSource)
  const scene = sceneOf(pixels)
  if (!face) return { width, height, faces, scene, reasons: judgeQuality(0, undefined) }
  const measures = measureFace(pixels, face)
  return { width, height, faces, scene, face, measures, reasons: judgeQuality(faces, measures) }
}
