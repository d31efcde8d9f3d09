import sharp from 'sharp'
import { expect, test } from 'vitest'
import { splitMjpeg } from './split-mjpeg.ts'

async function jpeg(shade: number): Promise<Buffer> {
  return sharp({ create: { width: 32, height: 24, channels: 3, background: { r: shade, g: 90, b: 10 } } })
    .withExif({ IFD0: { Copyright: 'ÿØ inside' } })
    .jpeg()
    .toBuffer()
}

test('a stream falls into the same pictures it was made of', async () => {
  const pictures = await Promise.all([10, 120, 240].map(jpeg))
  const frames = splitMjpeg(Buffer.concat(pictures))
  expect(frames.map((frame) => Buffer.from(frame).equals(pictures[0]!))).toEqual([true, false, false])
  expect(frames).toHaveLength(3)
  expect(Buffer.from(frames[2]!).equals(pictures[2]!)).toBe(true)
})

test('a torn last picture is left out, and noise is no picture', async () => {
  const whole = await jpeg(50)
  expect(splitMjpeg(Buffer.concat([whole, whole.subarray(0, 100)]))).toHaveLength(1)
  expect(splitMjpeg(new Uint8Array(1000).fill(0xff))).toHaveLength(0)
})
