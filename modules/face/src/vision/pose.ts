import type { Box, Pixels } from '../images/pixels.ts'
import { boxMap, sample, toPlanes } from '../images/sample.ts'
import type { RunNet } from './run-net.ts'

/** Degrees. Positive yaw: the face looks towards the left edge of an unmirrored picture, which is the person's own right. */
export type Pose = { readonly yaw: number; readonly pitch: number; readonly roll: number }

const side = 224

export async function estimatePose(pixels: Pixels, box: Box, run: RunNet): Promise<Pose> {
  const half = box.height / 2
  const centreX = box.x + box.width / 2
  const centreY = box.y + box.height / 2
  const square = { x: centreX - half, y: centreY - half, width: half * 2, height: half * 2 }
  const view = sample(pixels, boxMap(square, side, side), side, side)
  const input = toPlanes(view, [123.675, 116.28, 103.53], [58.395, 57.12, 57.375])
  const answer = await run('fr_pose', input, [1, 3, side, side])
  return {
    yaw: expectedAngle(answer.output!),
    pitch: expectedAngle(answer['617']!),
    roll: expectedAngle(answer['618']!),
  }
}

/** The net votes over 66 bins of 3° from -99°; the angle is the mean of the votes. */
function expectedAngle(votes: Float32Array): number {
  const top = Math.max(...votes)
  let total = 0
  let weighted = 0
  for (const [bin, vote] of votes.entries()) {
    const weight = Math.exp(vote - top)
    total += weight
    weighted += weight * bin
  }
  return (weighted / total) * 3 - 99
}
