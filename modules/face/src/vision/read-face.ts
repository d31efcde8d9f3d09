import type { Box, Pixels, Point } from '../images/pixels.ts'
import { type Detection, detectFaces } from './detect.ts'
import { findPoints } from './points.ts'
import { estimatePose, type Pose } from './pose.ts'
import { poseFromPoints } from './pose-from-points.ts'
import type { RunNet } from './run-net.ts'

/** One face as the nets see it. Angles in degrees; positive yaw is towards the person's own right (unmirrored picture). */
export type FaceReading = Pose & {
  readonly box: Box
  readonly score: number
  readonly points: readonly Point[]
}

/** How many faces there are, and the one the picture is about. */
export type Reading = { readonly faces: number; readonly face?: FaceReading }

/** 'net' asks the pose net; 'points' reads the pose off the 68 points, for cues where time and download count. */
export type PoseSource = 'net' | 'points'

export async function readFace(pixels: Pixels, run: RunNet, source: PoseSource = 'net'): Promise<Reading> {
  const found = await detectFaces(pixels, run)
  const main = mainFace(found, pixels)
  if (!main) return { faces: 0 }
  const points = await findPoints(pixels, main.box, run)
  const pose = source === 'net' ? await estimatePose(pixels, main.box, run) : poseFromPoints(points)
  return { faces: countedFaces(found, main), face: { ...pose, box: main.box, score: main.score, points } }
}

/** The largest face, unless it stands at the rim and a similar one in the middle. */
function mainFace(found: readonly Detection[], { width, height }: Pixels): Detection | undefined {
  const weight = ({ box }: Detection) => {
    const offset = Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2)
    return box.width * box.height - 2 * offset * offset
  }
  return [...found].sort((a, b) => weight(b) - weight(a))[0]
}

/** Faces far smaller than the main one are passers-by or pictures on the wall, and are not counted. */
function countedFaces(found: readonly Detection[], main: Detection): number {
  return found.filter(
    ({ box, score }) => box === main.box || (score > 0.9 && box.height > main.box.height * 0.5),
  ).length
}
