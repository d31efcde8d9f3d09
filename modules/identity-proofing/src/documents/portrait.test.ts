import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Quad } from '#modules/identity-documents'
import { cutPortrait } from './portrait.ts'

/** A grey picture with an upright green rectangle that has a red top edge, turned by so many degrees. */
async function turned(degrees: number): Promise<{ readonly jpeg: Buffer; readonly corners: Quad }> {
  const paper = { width: 600, height: 400, channels: 3, background: '#808080' } as const
  const box = { create: { width: 100, height: 140, channels: 3, background: '#00ff00' } } as const
  const top = { create: { width: 100, height: 20, channels: 3, background: '#ff0000' } } as const
  const flat = await sharp({ create: paper })
    .composite([
      { input: await sharp(box).png().toBuffer(), left: 80, top: 60 },
      { input: await sharp(top).png().toBuffer(), left: 80, top: 60 },
    ])
    .png()
    .toBuffer()
  const { data, info } = await sharp(flat)
    .rotate(degrees, { background: '#808080' })
    .jpeg({ quality: 95 })
    .toBuffer({ resolveWithObject: true })
  const radians = (degrees * Math.PI) / 180
  const corner = (x: number, y: number) => ({
    x: (x - 300) * Math.cos(radians) - (y - 200) * Math.sin(radians) + info.width / 2,
    y: (x - 300) * Math.sin(radians) + (y - 200) * Math.cos(radians) + info.height / 2,
  })
  return { jpeg: data, corners: [corner(80, 60), corner(180, 60), corner(180, 200), corner(80, 200)] }
}

test.each([0, 90, 180, 270, 12, -30, 200])(
  'turned by %i degrees, the portrait comes out upright',
  async (degrees) => {
    const { jpeg, corners } = await turned(degrees)
    const cut = await cutPortrait(jpeg, corners)
    const { data, info } = await sharp(cut).raw().toBuffer({ resolveWithObject: true })
    expect(info.width / 130).toBeCloseTo(1, 1)
    expect(info.height / 182).toBeCloseTo(1, 1)
    const at = (x: number, y: number) => {
      const place = (Math.round(info.height * y) * info.width + Math.round(info.width * x)) * 3
      return [data[place]! > 150, data[place + 1]! > 150]
    }
    const red = [true, false]
    const green = [false, true]
    expect(at(0.5, 0.17)).toEqual(red)
    expect(at(0.5, 0.5)).toEqual(green)
    expect(at(0.5, 0.8)).toEqual(green)
  },
)

test('a portrait at the very edge of the picture is cut as far as it goes', async () => {
  const jpeg = await sharp({ create: { width: 50, height: 50, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const beyond: Quad = [
    { x: -20, y: -20 },
    { x: 90, y: -20 },
    { x: 90, y: 90 },
    { x: -20, y: 90 },
  ]
  expect(await sharp(await cutPortrait(jpeg, beyond)).metadata()).toMatchObject({ width: 50, height: 50 })
})
