import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FaceError } from '../errors.ts'
import { decodeVideo } from './decode-video.ts'
import { splitMjpeg } from './split-mjpeg.ts'

export type TimedFrame = { readonly jpeg: Uint8Array; readonly at: number }

/** Longer videos are refused: a check lasts seconds. */
const mostFrames = 2000

/**
 * The frames of a folder (pictures in the order of their names), of an MJPEG stream, or of a video file.
 * A folder and a bare stream carry no times: they are taken to run at `framesPerSecond`.
 */
export async function readFrames(
  path: string,
  { framesPerSecond }: { readonly framesPerSecond: number },
): Promise<readonly TimedFrame[]> {
  const there = await stat(path).catch((cause: unknown) => {
    throw new FaceError('video-unreadable', `${path} does not exist or cannot be read.`, { cause })
  })
  const jpegs = there.isDirectory() ? await readFolder(path) : await readFile(path)
  const timed = Array.isArray(jpegs)
    ? atSteadyPace(jpegs, framesPerSecond)
    : isJpeg(jpegs as Uint8Array)
      ? atSteadyPace(splitMjpeg(jpegs as Uint8Array), framesPerSecond)
      : await decodeVideo(path)
  if (timed.length === 0) throw new FaceError('video-unreadable', `${path} holds no frames.`)
  if (timed.length > mostFrames) {
    throw new FaceError('frame-limit', `${path} has ${timed.length} frames; at most ${mostFrames} are read.`)
  }
  return timed
}

async function readFolder(folder: string): Promise<Uint8Array[]> {
  const names = (await readdir(folder)).filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
  names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (names.length > mostFrames) {
    throw new FaceError(
      'frame-limit',
      `${folder} has ${names.length} frames; at most ${mostFrames} are read.`,
    )
  }
  return Promise.all(names.map((name) => readFile(join(folder, name))))
}

function atSteadyPace(jpegs: readonly Uint8Array[], framesPerSecond: number): TimedFrame[] {
  return jpegs.map((jpeg, i) => ({ jpeg, at: (i * 1000) / framesPerSecond }))
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8
}
