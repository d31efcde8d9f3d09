import sharp from 'sharp'
import { expect, test } from 'vitest'
import { warp } from '../images/warp.ts'
import { type DrawnPicture, drawPicture } from '../synthetic/index.ts'
import { limits } from './limits.ts'
import { differingBits, lookOf } from './look.ts'

test('a picture saved anew looks the same, the other side does not', async () => {
  const front = await drawPicture({ seed: 421, side: 'front', level: 'L1', condition: 'blurred' })
  const back = await drawPicture({ seed: 421, side: 'back', level: 'L1', condition: 'blurred' })
  const anew = await sharp(front.jpeg).jpeg({ quality: 60 }).toBuffer()
  const once = await look(front, front.jpeg)
  expect(differingBits(once, await look(front, anew))).toBeLessThanOrEqual(limits.sameLook)
  expect(differingBits(once, await look(back, back.jpeg))).toBeGreaterThan(limits.sameLook)
})

test('bits beyond the thirty-second count, too', () => {
  expect(differingBits(2 ** 47, 0)).toBe(1)
  expect(differingBits(2 ** 47 + 1, 2 ** 40)).toBe(3)
})

async function look({ width, height, quad }: DrawnPicture, jpeg: Uint8Array): Promise<number> {
  const picture = { width, height, data: await sharp(jpeg).raw().toBuffer() }
  return lookOf(warp(picture, quad!, 1400, 882))
}
