import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { readFrames } from '#modules/face'
import { projectRoot } from '#platform/root'

const clip = join(projectRoot, '..', 'shared', 'faces', 'pose', 'turning.mp4')

/** Journeys before the camera need a real head that turns; without the clip they are skipped, and the run says so. */
export const headMissing: string | false = existsSync(clip) ? false : `no ${clip}`

export type Action = 'left' | 'right' | 'centre'

/** The head of the clip: frames 1–37 look to one side, 39 straight, 41–55 to the other; 40 is the registry's photograph. */
const placeOf = { right: 27, centre: 39, left: 46 } as const
const photograph = 40
const opposite = { left: 'right', right: 'left', centre: 'left' } as const
const framesPerSecond = 10
const heldFrames = 8
/** Frames of the clip as a video without a lens shows them: each action out and back, passing through 38 to 41. */
const shown: Readonly<Record<Action, readonly number[]>> = {
  right: [37, 14, 7, 14, 37],
  centre: [39, 39, 39, 39],
  left: [41, 50, 54, 50, 41],
}
/** The page needs its time to open the camera and load the hints; the head waits, looking straight. */
const leadFrames = 30

export async function openHead() {
  const frames = await readFrames(clip, { framesPerSecond: 25 })
  const jpeg = (number: number) => frames[number - 1]!.jpeg
  const sent = (actions: readonly Action[]) =>
    Promise.all(actions.flatMap((action) => shown[action]).map((number) => asSent(jpeg(number))))
  return {
    photo: jpeg(photograph),
    /** The frames that a page would send of a head that obeys the order. */
    obeying: sent,
    /** The frames that a page would send of pictures held up one after another, the first one of somebody else. */
    heldUp: async (actions: readonly Action[], somebodyElse: Uint8Array) => {
      const pictures = [somebodyElse, ...actions.map((action) => jpeg(placeOf[action]))]
      const each = await Promise.all(pictures.map(asSent))
      return each.flatMap((picture) => Array.from({ length: 4 }, () => picture))
    },
    /** Writes the camera's film: the head obeys the order, slowly, never jumping. */
    obey: (file: string, actions: readonly Action[]) => writeFilm(file, pathThrough(actions).map(jpeg)),
    /** Writes the film of a head that turns the wrong way first. */
    disobey: (file: string, actions: readonly Action[]) =>
      writeFilm(file, pathThrough([opposite[actions[0]!], ...actions]).map(jpeg)),
    /** Writes a film of pictures shown one after another in the right order, the first one of somebody else. */
    showPictures: async (file: string, actions: readonly Action[], somebodyElse: Uint8Array) => {
      const { width, height } = await sharp(jpeg(photograph)).metadata()
      const other = await sharp(somebodyElse).resize(width, height).jpeg().toBuffer()
      const shown = [other, ...actions.map((action) => jpeg(placeOf[action]))]
      await writeFilm(
        file,
        shown.flatMap((picture) => Array.from({ length: heldFrames }, () => picture)),
      )
    },
    /** Writes a film of one still, moved before nothing: a flat picture. */
    still: (file: string) =>
      writeFilm(
        file,
        Array.from({ length: 100 }, () => jpeg(placeOf.centre)),
      ),
  }
}

/** A frame in the size in which the page sends it. */
function asSent(picture: Uint8Array): Promise<Uint8Array> {
  return sharp(picture).resize(640, 480, { fit: 'cover' }).jpeg({ quality: 80 }).toBuffer()
}

function pathThrough(actions: readonly Action[]): readonly number[] {
  const numbers: number[] = Array.from({ length: leadFrames }, () => placeOf.centre)
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

/** Chromium plays a film at 30 frames a second and rereads the file at the next getUserMedia. */
async function writeFilm(file: string, frames: readonly Uint8Array[]): Promise<void> {
  const film = frames.flatMap((frame) => Array.from({ length: 30 / framesPerSecond }, () => frame))
  await writeFile(`${file}.new`, Buffer.concat(film))
  await rename(`${file}.new`, file)
}
