import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cropLine, forScreen } from './crop-picture.ts'

const picture = (width = 800, height = 500) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer()

test('a slanting line is cut out level', async () => {
  const place = [
    { x: 100, y: 100 },
    { x: 400, y: 140 },
    { x: 396, y: 170 },
    { x: 96, y: 130 },
  ] as const
  const { width, height } = await sharp(await cropLine(await picture(), place)).metadata()
  expect(width).toBeGreaterThan(300)
  expect(width).toBeLessThan(350)
  expect(height).toBeLessThan(50)
})

test('a line at the very edge is cut out too', async () => {
  const place = [
    { x: 780, y: 490 },
    { x: 800, y: 490 },
    { x: 800, y: 500 },
    { x: 780, y: 500 },
  ] as const
  expect((await sharp(await cropLine(await picture(), place)).metadata()).width).toBeGreaterThan(10)
})

test('an upside-down line is turned', async () => {
  const place = [
    { x: 400, y: 200 },
    { x: 100, y: 200 },
    { x: 100, y: 170 },
    { x: 400, y: 170 },
  ] as const
  const { width = 0, height = 0 } = await sharp(await cropLine(await picture(), place)).metadata()
  expect(width).toBeGreaterThan(5 * height)
})

test('a screen gets a picture of at most 1280 pixels', async () => {
  const { width, height } = await sharp(await forScreen(await picture(2400, 1500))).metadata()
  expect({ width, height }).toEqual({ width: 1280, height: 800 })
})
