import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { warp } from '../images/warp.ts'
import { normalisePicture } from '../normalise/normalise-picture.ts'
import { type Condition, drawPicture, type Level } from '../synthetic/index.ts'
import { chromaSpread } from './chroma.ts'
import { isCropped, isSure, outsideOf } from './edges-of-card.ts'
import { powerSpectrum } from './fft.ts'
import { glareOf, placeOfSpot } from './glare.ts'
import { limits } from './limits.ts'
import { gridStrength } from './screen.ts'
import { edgeSteepness } from './sharpness.ts'
import { cutOffCard } from './three-sided.ts'

describe('a spectrum', () => {
  test('has its power at the frequency of a wave, and nowhere else', () => {
    const size = 16
    const wave = Float64Array.from({ length: size * size }, (_, at) =>
      Math.cos((2 * Math.PI * 3 * (at % size)) / size),
    )
    const power = powerSpectrum(wave, size)
    expect(power[3]).toBeCloseTo((size * size) ** 2 / 4)
    const rest = power.filter((_, at) => at !== 3 && at !== size - 3)
    expect(Math.max(...rest)).toBeLessThan(1e-12)
  })
})

describe('measures of a drawn card', () => {
  test.each([
    ['L0', 'front'],
    ['L2', 'back'],
    ['L3', 'front'],
  ] as const)('an original at %s, %s, keeps every limit', async (level, side) => {
    const { picture, flat, quad } = await drawn('genuine', level, side)
    expect(edgeSteepness(flat)).toBeGreaterThan(limits.steepness)
    expect(chromaSpread(flat)).toBeGreaterThan(limits.chroma)
    expect(gridStrength(picture, quad)).toBeLessThan(limits.grid)
    expect(glareOf(flat).share).toBeLessThan(limits.burnt)
    expect(isCropped({ corners: quad, picture }, null)).toBe(false)
  })

  test('mist takes the edges', async () => {
    const { flat } = await drawn('blurred', 'L1', 'front')
    expect(edgeSteepness(flat)).toBeLessThan(limits.steepness)
  })

  test('a photocopy has no colour, under a yellow lamp neither', async () => {
    const { flat } = await drawn('bw-copy', 'L2', 'back')
    const yellow = { ...flat, data: flat.data.map((value, at) => (at % 3 === 2 ? value * 0.8 : value)) }
    expect(chromaSpread(flat)).toBeLessThan(limits.chroma)
    expect(chromaSpread(yellow)).toBeLessThan(limits.chroma)
  })

  test('a screen has its grid', async () => {
    const { picture, quad } = await drawn('screen-recapture', 'L1', 'front')
    expect(gridStrength(picture, quad)).toBeGreaterThan(limits.grid)
  })

  test('a lamp burns a spot, and the spot is where the lamp is', async () => {
    const { flat, quad, glare } = await drawn('glare', 'L0', 'front')
    const { spots, share } = glareOf(flat)
    const xs = placeOfSpot(spots[0]!, quad).map(({ x }) => x)
    expect(share).toBeGreaterThan(limits.burnt)
    expect(Math.min(...xs)).toBeLessThan(glare!.at.x)
    expect(Math.max(...xs)).toBeGreaterThan(glare!.at.x)
  })

  test('a card that is cut off shows three edges that end at the border', async () => {
    const { picture, quad } = await drawn('cropped', 'L0', 'front')
    const cutOff = cutOffCard(picture)
    expect(cutOff && isSure(cutOff)).toBe(true)
    expect(outsideOf(quad, picture)).toBeGreaterThan(limits.outside)
  })
})

test('the grid of a screen is told from the pixels as they were sent, before they shrink', async () => {
  const sent = async (condition: Condition) => {
    const size = { width: 2560, height: 1920 }
    const { jpeg } = await drawPicture({ seed: 22, side: 'back', condition, size })
    return (await normalisePicture(jpeg)).grid
  }
  expect(await sent('screen-recapture')).toBeGreaterThan(limits.grid)
  expect(await sent('genuine')).toBeLessThan(limits.grid)
}, 90_000)

test('an empty desk is no card that is cut off', () => {
  const picture = { width: 800, height: 600, data: new Uint8Array(800 * 600 * 3).fill(120) }
  expect(cutOffCard(picture)).toBeNull()
})

test('an outline that does not fit the edges was drawn through a card', () => {
  const corners: Quad = [
    { x: 200, y: 200 },
    { x: 900, y: 210 },
    { x: 900, y: 780 },
    { x: 200, y: 770 },
  ]
  const view = { corners, picture: { width: 1600, height: 1200 } }
  expect(isCropped({ ...view, outline: { weakestSide: 0.9, edgeSpread: 0.3 } }, null)).toBe(false)
  expect(isCropped({ ...view, outline: { weakestSide: 0.7, edgeSpread: 1.2 } }, null)).toBe(true)
  const weak = { ...view, outline: { weakestSide: 0.4, edgeSpread: 0.5 } }
  expect(isCropped(weak, null)).toBe(true)
  expect(isCropped(weak, null, true)).toBe(false)
})

test('a card whose edge lies on the border of the picture is cut off there', () => {
  const quad: Quad = [
    { x: 0.5, y: 200 },
    { x: 900, y: 210 },
    { x: 900, y: 780 },
    { x: 0.8, y: 770 },
  ]
  expect(isCropped({ corners: quad, picture: { width: 1600, height: 1200 } }, null)).toBe(true)
})

async function drawn(condition: Condition, level: Level, side: 'front' | 'back') {
  const { jpeg, width, height, quad, glare } = await drawPicture({ seed: 411, side, level, condition })
  const picture: Picture = { width, height, data: await sharp(jpeg).raw().toBuffer() }
  return { glare, picture, quad: quad!, flat: warp(picture, quad!, 1400, 882) }
}
