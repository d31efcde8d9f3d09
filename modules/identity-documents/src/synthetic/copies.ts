import sharp from 'sharp'
import type { Glow, Sheet } from './canvas.ts'
import type { Dice } from './random.ts'

/**
 * A screen seen by a camera: stripes of red, green and blue under a dark grid. `pitch` is the width of one screen
 * pixel in card units.
 */
export function screenGlow(dice: Dice, pitch: number): Glow {
  const brightness = dice.between(0.5, 1)
  const lit = dice.between(0.24, 0.32)
  const row = dice.between(0.75, 0.92)
  const turned = dice.chance(0.15)
  const leak = dice.between(0.05, 0.5)
  const full = brightness / ((lit + leak * (1 - lit)) * row * 1.15)
  return (x, y, channel) => {
    const [u, v] = turned ? [y / pitch, x / pitch] : [x / pitch, y / pitch]
    const along = u - Math.floor(u)
    const stripe = Math.abs(along - (channel * 2 + 1) / 6) < lit / 2 ? 1 : leak
    return v - Math.floor(v) < row ? stripe * full : 0.03
  }
}

/** What a copier makes of a card: grey, more contrast, a little toner dust, on white paper with or without margin. */
export async function photocopy(dice: Dice, sheet: Sheet): Promise<Sheet> {
  const contrast = dice.between(1.05, 1.6)
  const lift = dice.between(-10, 45)
  const tone = [1, dice.between(0.985, 1), dice.between(0.95, 1)]
  const margin = dice.chance(0.6) ? Math.round(sheet.width * dice.between(0.005, 0.03)) : 0
  const soft = await sharp(sheet.data, { raw: { width: sheet.width, height: sheet.height, channels: 4 } })
    .flatten({ background: '#fff' })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  const paper = new Uint8Array(sheet.width * sheet.height * 4)
  for (let at = 0; at < soft.length; at++) {
    const [x, y] = [at % sheet.width, Math.floor(at / sheet.width)]
    const edge = x < margin || y < margin || x >= sheet.width - margin || y >= sheet.height - margin
    const dust = dice.chance(0.0004) ? 90 : 0
    const grey = edge ? 244 : Math.min(250, Math.max(18, (soft[at]! - 128) * contrast + 128 + lift)) - dust
    for (let channel = 0; channel < 3; channel++)
      paper[at * 4 + channel] = Math.max(0, Math.min(255, grey * tone[channel]!))
    paper[at * 4 + 3] = 255
  }
  return { ...sheet, data: paper }
}
