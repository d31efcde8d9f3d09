import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Action, readFrames } from '#modules/face'
import { projectRoot } from '#platform/root'

export const clip: string = join(projectRoot, '..', 'shared', 'faces', 'pose', 'turning.mp4')
export const hasClip: boolean = existsSync(clip)

const frameCount = 20
/** Frames of the clip, from 1: each action out and back, so that every change of side passes through 38 to 41. */
const shown: Readonly<Record<Action, readonly number[]>> = {
  right: [37, 14, 7, 14, 37],
  centre: [39, 39, 39, 39, 39],
  left: [41, 50, 54, 50, 41],
}
const photograph = 40

/** The turning head as a camera of 640×480 sends it, in twenty frames that obey an order of four or five actions. */
export async function openFilm() {
  const frames = await Promise.all((await readFrames(clip, { framesPerSecond: 25 })).map(asCamera))
  return {
    photo: frames[photograph - 1]!,
    obey: (actions: readonly Action[]): readonly Uint8Array[] =>
      numbersFor(actions).map((number) => frames[number - 1]!),
  }
}

function numbersFor(actions: readonly Action[]): readonly number[] {
  const each = Math.floor(frameCount / actions.length)
  return actions.flatMap((action) => {
    const numbers = shown[action]
    // With four frames an action, the way out is one shorter.
    return each === numbers.length ? numbers : [...numbers.slice(0, each - 1), numbers.at(-1)!]
  })
}

function asCamera({ jpeg }: { readonly jpeg: Uint8Array }): Promise<Uint8Array> {
  return sharp(jpeg)
    .extract({ left: 160, top: 0, width: 960, height: 720 })
    .resize(640, 480)
    .jpeg({ quality: 80 })
    .toBuffer()
}
