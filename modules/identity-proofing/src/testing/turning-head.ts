import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { modelsState, readFrames } from '#modules/face'
import { projectRoot } from '#platform/root'
import type { VideoAction } from '../video-door.ts'

const clip = join(projectRoot, '..', 'shared', 'faces', 'pose', 'turning.mp4')

/** Why a real head cannot be shown on this machine; null when it can. */
export async function whyNoHead(): Promise<string | null> {
  if (!existsSync(clip)) return 'the test material is not there'
  return (await modelsState()).ready ? null : 'the models are not there'
}

/**
 * Frame numbers of the clip, from 1: each action out and back, so that every change of side passes through 38 to 41;
 * frame 40 is the registry's photograph.
 */
const shown: Readonly<Record<VideoAction, readonly number[]>> = {
  right: [37, 14, 7, 14, 37],
  centre: [39, 39, 39, 39],
  left: [41, 50, 54, 50, 41],
}
const straight = 39
const photograph = 40

/** The turning head of the test material, obeying any order of actions. */
export async function turningHead() {
  const numbers = [...new Set([...Object.values(shown).flat(), photograph])]
  const all = await readFrames(clip, { framesPerSecond: 25 })
  const frames = new Map(
    await Promise.all(
      numbers.map(async (number) => [number, await asCamera(all[number - 1]!.jpeg)] as const),
    ),
  )
  const frame = (number: number) => frames.get(number)!
  return {
    photo: frame(photograph),
    /** Straight first, then every action in its turn, in as few frames as a page may send. */
    play: (actions: readonly VideoAction[]): readonly Uint8Array[] =>
      [straight, straight, ...actions.flatMap((action) => shown[action])].map(frame),
    /** One still, held. */
    still: (count: number): readonly Uint8Array[] => Array.from({ length: count }, () => frame(straight)),
  }
}

/** As a page sends it. */
function asCamera(jpeg: Uint8Array): Promise<Uint8Array> {
  return sharp(jpeg).resize(640, 480, { fit: 'cover' }).jpeg({ quality: 85 }).toBuffer()
}
