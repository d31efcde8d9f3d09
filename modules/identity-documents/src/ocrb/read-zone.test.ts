import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Grey, type Picture, toGrey } from '../images/picture.ts'
import { warp } from '../images/warp.ts'
import { drawPicture, type Level } from '../synthetic/index.ts'
import type { LineChances } from './read-line.ts'
import { readZone } from './read-zone.ts'
import { signs } from './signs.ts'

test.each(['L0', 'L1', 'L2'] as const)('reads the zone of a card at level %s', async (level) => {
  const { zone, mrz } = await zoneOf('back', level)
  expect(textOf(readZone(zone, 'TD1'))).toEqual(mrz)
})

test('reads the zone of a passport', async () => {
  const { zone, mrz } = await zoneOf('page', 'L1')
  expect(textOf(readZone(zone, 'TD3'))).toEqual(mrz)
})

test('gives every place of a line a chance for every sign, and the chances add up to one', async () => {
  const { zone } = await zoneOf('back', 'L2')
  for (const line of readZone(zone, 'TD1') ?? []) {
    expect(line.places).toHaveLength(30)
    for (const place of line.places) expect(place.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 3)
  }
})

test('finds nothing on empty paper', () => {
  const paper = { width: 900, height: 200, data: new Uint8Array(900 * 200).fill(220) }
  expect(readZone(paper, 'TD1')).toBeNull()
})

async function zoneOf(side: 'back' | 'page', level: Level): Promise<{ zone: Grey; mrz: readonly string[] }> {
  const drawn = await drawPicture({ seed: 611, side, level })
  const { data } = await sharp(drawn.jpeg).raw().toBuffer({ resolveWithObject: true })
  const picture: Picture = { width: drawn.width, height: drawn.height, data }
  const [height, share] = side === 'back' ? [882, 0.66] : [986, 0.83]
  const flat = warp(picture, drawn.quad!, 1400, height)
  const top = Math.round(height * share)
  const cut = { width: 1400, height: height - top, data: flat.data.slice(top * 1400 * 3) }
  return { zone: toGrey(cut), mrz: drawn.mrz! }
}

function textOf(lines: readonly LineChances[] | null): readonly string[] | undefined {
  return lines?.map(({ places }) => places.map((place) => signs[place.indexOf(Math.max(...place))]).join(''))
}
