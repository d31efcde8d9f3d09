import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { modelsState, readFrames } from '#modules/face'
import { projectRoot } from '#platform/root'
import type { VideoAction } from '../video-door.ts'

const clip = join(projectRoot, '..', 'shared', 'faces', 'pose', 'turning.mp4')

/** Why a real head cannot be shown on this machine; null when it can. */
export async function whyNoHead(): Promise<string | null> {
  if (!existsSync(clip)) return 'the test material is not there'
  return (await modelsState()).ready ? null : 'the models are not there'
}

/** Frame numbers of the clip, from 1: where the head looks left, straight and right; frame 40 is the registry's photograph. */
const placeOf = { right: 27, centre: 39, left: 46 } as const
const photograph = 40

/** The turning head of the test material, obeying any order of actions. */
export async function turningHead() {
  const frames = await readFrames(clip, { framesPerSecond: 25 })
  const frame = (number: number) => frames[number - 1]!.jpeg
  return {
    photo: frame(photograph),
    /** Ten frames a second: straight first, then every action in its turn, never jumping. */
    play: (actions: readonly VideoAction[]): readonly Uint8Array[] => path(actions).map(frame),
    /** One still, held. */
    still: (count: number): readonly Uint8Array[] =>
      Array.from({ length: count }, () => frame(placeOf.centre)),
  }
}

const heldFrames = 6

function path(actions: readonly VideoAction[]): readonly number[] {
  const numbers: number[] = Array.from({ length: heldFrames }, () => placeOf.centre)
  for (const action of actions) {
    const goal = placeOf[action]
    for (let at = numbers.at(-1)!; at !== goal; ) {
      at += Math.sign(goal - at)
      if (at !== photograph) numbers.push(at)
    }
    numbers.push(...Array.from({ length: heldFrames }, () => goal))
  }
  return numbers
}
