import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { environment } from '#platform/config'
import { FaceError } from '../errors.ts'
import { fetchDecoder } from './fetch-decoder.ts'
import type { TimedFrame } from './read-frames.ts'
import { splitMjpeg } from './split-mjpeg.ts'

const framesPerSecond = 25
const mostMilliseconds = 60_000

/** MP4, WebM and whatever else ffmpeg reads, as JPEGs at a steady 25 frames a second. */
export async function decodeVideo(path: string): Promise<TimedFrame[]> {
  const ffmpeg = (await findOnPath('ffmpeg')) ?? (await fetchDecoder())
  const stream = await runFfmpeg(ffmpeg, [
    '-loglevel',
    'error',
    '-nostdin',
    '-protocol_whitelist',
    'file,pipe',
    '-i',
    path,
    '-an',
    '-vf',
    `fps=${framesPerSecond},scale=w='min(1280,iw)':h=-2`,
    '-t',
    '120',
    '-f',
    'image2pipe',
    '-c:v',
    'mjpeg',
    '-q:v',
    '3',
    '-',
  ])
  return splitMjpeg(stream).map((jpeg, i) => ({ jpeg, at: (i * 1000) / framesPerSecond }))
}

async function findOnPath(program: string): Promise<string | undefined> {
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, program)
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return candidate
  }
  return undefined
}

function runFfmpeg(ffmpeg: string, parts: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const process = spawn(ffmpeg, parts, { stdio: ['ignore', 'pipe', 'pipe'], timeout: mostMilliseconds })
    const out: Uint8Array[] = []
    let said = ''
    process.stdout.on('data', (piece: Uint8Array) => out.push(piece))
    process.stderr.on('data', (piece: Uint8Array) => {
      said += String(piece)
    })
    process.on('error', (cause) => reject(unreadable('the decoder could not be started', cause)))
    process.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out))
      else reject(unreadable(said.trim().split('\n').at(-1) ?? `the decoder ended with ${code}`))
    })
  })
}

function unreadable(why: string, cause?: unknown): FaceError {
  return new FaceError('video-unreadable', `The video cannot be decoded: ${why}.`, { cause })
}
