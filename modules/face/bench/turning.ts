import sharp from 'sharp'
import type { FaceEngine } from '../src/index.ts'
import type { KeptFrame } from '../src/session/judge-frames.ts'
import { decodeVideo } from '../src/video/decode-video.ts'
import { turningClip } from './material.ts'

/** The 55 frames of the turning head as a 640×480 camera would send them, analysed. */
export async function readTurning(engine: FaceEngine): Promise<readonly KeptFrame[]> {
  const frames: KeptFrame[] = []
  for (const { jpeg, at } of await decodeVideo(turningClip)) {
    const cut = await sharp(jpeg)
      .extract({ left: 160, top: 0, width: 960, height: 720 })
      .resize(640, 480)
      .jpeg({ quality: 85 })
      .toBuffer()
    frames.push({ jpeg: cut, at, analysis: await engine.analyse(cut) })
  }
  return frames
}
