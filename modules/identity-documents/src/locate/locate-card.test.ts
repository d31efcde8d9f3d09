import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { locateCard } from './locate-card.ts'

/** A pale card with a portrait, lines of print and a white zone, on a cloth of stripes. */
async function scene(corners: readonly (readonly [number, number])[], cloth = '#3a5a40'): Promise<Picture> {
  const points = corners.map(([x, y]) => `${x},${y}`).join(' ')
  const stripes = Array.from(
    { length: 20 },
    (_, i) => `<rect x="${i * 80}" width="40" height="1200" fill="#ffffff" opacity="0.06"/>`,
  )
  const [left, top] = corners[0]!
  const print = Array.from(
    { length: 6 },
    (_, i) =>
      `<rect x="${left + 330}" y="${top + 130 + i * 70}" width="${200 + i * 20}" height="22" fill="#222"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="${cloth}"/>${stripes.join('')}<polygon points="${points}" fill="#dfe9ee"/><rect x="${left + 60}" y="${top + 150}" width="220" height="300" fill="#667"/>${print.join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .blur(1)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

const farthest = (found: Quad, corners: readonly (readonly [number, number])[]) =>
  Math.max(...found.map(({ x, y }, i) => Math.hypot(x - corners[i]![0], y - corners[i]![1])))

describe('the corners of a card', () => {
  test.each([
    [
      'straight',
      [
        [250, 250],
        [1350, 250],
        [1350, 943],
        [250, 943],
      ],
    ],
    [
      'tilted',
      [
        [300, 180],
        [1380, 290],
        [1310, 985],
        [230, 870],
      ],
    ],
    [
      'seen at a slant',
      [
        [330, 260],
        [1290, 230],
        [1420, 960],
        [220, 980],
      ],
    ],
  ] as const)('lying %s are found to two pixels', async (_, corners) => {
    const { corners: found } = locateCard(await scene(corners))
    expect(found && farthest(found, corners)).toBeLessThan(2)
  })

  test('on a cloth almost as pale as the card', async () => {
    const corners = [
      [300, 180],
      [1380, 290],
      [1310, 985],
      [230, 870],
    ] as const
    const { corners: found } = locateCard(await scene(corners, '#c6d2c0'))
    expect(found && farthest(found, corners)).toBeLessThan(3)
  })

  test('are not imagined on an empty table', async () => {
    const picture: Picture = { width: 800, height: 600, data: new Uint8Array(800 * 600 * 3).fill(120) }
    expect(locateCard(picture).corners).toBeNull()
  })
})
