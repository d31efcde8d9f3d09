import { type Box, luminance, type Pixels, type Point } from '../images/pixels.ts'
import { boxMap, sample } from '../images/sample.ts'
import type { RunNet } from './run-net.ts'

const side = 64

/** The 68 points of a face (the iBUG order: jaw 0–16, brows 17–26, nose 27–35, eyes 36–47, mouth 48–67). */
export async function findPoints(pixels: Pixels, box: Box, run: RunNet): Promise<readonly Point[]> {
  const square = squareAround(box)
  const view = sample(pixels, boxMap(square, side, side), side, side)
  const input = new Float32Array(side * side)
  for (let i = 0; i < input.length; i++) {
    input[i] = luminance(view.data[i * 3]!, view.data[i * 3 + 1]!, view.data[i * 3 + 2]!) / 256
  }
  const { output } = await run('fr_landmark', input, [1, 1, side, side])
  const points: Point[] = []
  for (let i = 0; i < 68; i++) {
    points.push([output![i * 2]! * square.width + square.x, output![i * 2 + 1]! * square.height + square.y])
  }
  return points
}

/** The net was trained on squares as high as the detector's box. */
function squareAround(box: Box): Box {
  const { height } = box
  return { x: box.x + box.width / 2 - height / 2, y: box.y, width: height, height }
}
