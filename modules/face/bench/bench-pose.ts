import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { FaceEngine } from '../src/index.ts'
import { readPoses } from './material.ts'
import { table } from './statistics.ts'

/** The pose set and its mirrors. */
export async function benchPose(engine: FaceEngine): Promise<void> {
  let error = 0
  let right = 0
  let turned = 0
  const poses = readPoses()
  for (const { path, yaw } of poses) {
    const bytes = await readFile(path)
    for (const [picture, wanted] of [
      [bytes, yaw],
      [await sharp(bytes).flop().jpeg({ quality: 97 }).toBuffer(), -yaw],
    ] as const) {
      const { face } = await engine.analyse(picture)
      error += Math.abs((face?.yaw ?? 0) - wanted)
      if (Math.abs(wanted) <= 15) continue
      turned++
      if (Math.sign(face?.yaw ?? 0) === Math.sign(wanted)) right++
    }
  }
  console.log('\nPose set, with mirrors')
  console.log(
    table([
      ['mean yaw error', `${(error / poses.length / 2).toFixed(2)}°`],
      ['sign right beyond 15°', `${right} of ${turned}`],
    ]),
  )
}
