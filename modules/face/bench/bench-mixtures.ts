import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { type Action, drawActions, type FaceEngine } from '../src/index.ts'
import { judgeFrames, type KeptFrame } from '../src/session/judge-frames.ts'
import { composeClip } from './compose-clip.ts'
import { readPoses, sixtyStills } from './material.ts'
import { seededRandom } from './random.ts'
import { rateText, table } from './statistics.ts'
import { readTurning } from './turning.ts'

/** Clips that are not one person from beginning to end. */
export async function benchMixtures(engine: FaceEngine): Promise<void> {
  const turning = await readTurning(engine)
  const rows = [['mixture', 'passed the check']]
  for (const length of [1, 3, 8]) {
    const passed = await mixedPictures(engine, turning, length)
    rows.push([`${length} frame(s) of another person's still inside an honest clip`, rateText(passed, 60)])
  }
  rows.push(['clips put together from people of the pose set', rateText(await mixedPeople(engine), 60)])
  console.log('\nMixtures')
  console.log(table(rows))
}

/** An honest clip in which some frames are replaced by a still whose face lies where the person's face was. */
export async function mixedPictures(
  engine: FaceEngine,
  turning: readonly KeptFrame[],
  length: number,
  stills = sixtyStills(),
): Promise<number> {
  const random = seededRandom(length)
  let passed = 0
  for (const path of stills) {
    const actions = drawActions(random)
    const frames = composeClip(actions, random).map((number, at) => ({ ...turning[number]!, at: at * 100 }))
    const at = 2 + random(frames.length - length - 4)
    const jpeg = await placedLike(await readFile(path), frames[at]!, engine)
    const analysis = await engine.analyse(jpeg)
    for (let i = 0; i < length; i++) frames[at + i] = { ...frames[at + i]!, jpeg, analysis }
    if ((await judgeFrames(engine, frames, actions)).liveness.live) passed++
  }
  return passed
}

/** The still scaled and shifted so that its face covers the face of the frame it replaces. */
async function placedLike(still: Uint8Array, frame: KeptFrame, engine: FaceEngine): Promise<Uint8Array> {
  const { face } = await engine.analyse(still)
  const goal = frame.analysis.face!.box
  const scale = goal.height / face!.box.height
  const { data, info } = await sharp(still)
    .resize({ width: Math.round(150 * scale) })
    .toBuffer({ resolveWithObject: true })
  const left = Math.round(goal.x + goal.width / 2 - (face!.box.x + face!.box.width / 2) * scale)
  const top = Math.round(goal.y - face!.box.y * scale)
  const cut = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    width: Math.min(info.width, 640 - left) - Math.max(0, -left),
    height: Math.min(info.height, 480 - top) - Math.max(0, -top),
  }
  const piece = await sharp(data).extract(cut).toBuffer()
  return sharp(frame.jpeg)
    .composite([{ input: piece, left: Math.max(0, left), top: Math.max(0, top) }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Left from one person, right from another, straight from a third, each in the pose that is asked for. */
export async function mixedPeople(engine: FaceEngine, tries = 60): Promise<number> {
  const pictures: Record<Action, KeptFrame[]> = { left: [], right: [], centre: [] }
  for (const { path } of readPoses()) {
    for (const mirror of [false, true]) {
      const jpeg = await sharp(await readFile(path))
        .resize(480, 480)
        .flop(mirror)
        .jpeg()
        .toBuffer()
      const analysis = await engine.analyse(jpeg)
      const yaw = analysis.face?.yaw ?? 90
      const side = yaw <= -16 ? 'left' : yaw >= 16 ? 'right' : Math.abs(yaw) < 10 ? 'centre' : undefined
      if (side && Math.abs(yaw) < 50) pictures[side].push({ jpeg, analysis, at: 0 })
    }
  }
  const random = seededRandom(11)
  let passed = 0
  for (let i = 0; i < tries; i++) {
    const actions = drawActions(random)
    const cast = { left: random(99), right: random(99), centre: random(99) }
    const frames = actions.flatMap((action) => {
      const choice = pictures[action][cast[action] % pictures[action].length]!
      return [choice, choice, choice, choice]
    })
    const timed = frames.map((frame, at) => ({ ...frame, at: at * 250 }))
    if ((await judgeFrames(engine, timed, actions)).liveness.live) passed++
  }
  return passed
}
