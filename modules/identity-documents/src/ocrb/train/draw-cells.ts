import sharp from 'sharp'
import type { Grey } from '../../images/picture.ts'
import { outline } from '../../synthetic/fonts.ts'
import { cardZone, pageZone } from '../../synthetic/machine-zone.ts'
import { documentsOf } from '../../synthetic/picture.ts'
import { type Dice, diceOf } from '../../synthetic/random.ts'
import { evened } from '../cells.ts'
import { cell, cellPixels, noSign, signs } from '../signs.ts'

export type Lesson = { readonly pixels: Float32Array; readonly answer: number }
const page = { lines: 24, perLine: 40, pitch: 24, row: 44, left: 40, top: 44 } as const

/** A page of zones as cameras see them, cut into cells; the same seed gives the same lessons. */
export async function drawLessons(seed: number): Promise<readonly Lesson[]> {
  const dice = diceOf(seed)
  const lines = Array.from({ length: page.lines }, (_, row) => lineOf(dice, seed * 100 + row))
  const picture = await worn(dice, svgOf(dice, lines))
  return lines.flatMap((text, row) =>
    [...text].flatMap((sign, place) => lessonsAt(dice, picture, sign, row, place)),
  )
}

function lineOf(dice: Dice, seed: number): string {
  const { person, card, page: paper } = documentsOf(seed)
  const random = Array.from({ length: page.perLine }, () => dice.pick([...signs])).join('')
  const real = dice.pick([...cardZone(person, card), ...pageZone(person, paper)])
  return (dice.chance(0.6) ? random : real.padEnd(page.perLine, '<')).slice(0, page.perLine)
}

function svgOf(dice: Dice, lines: readonly string[]): string {
  const width = page.left * 2 + page.perLine * page.pitch
  const height = page.top * 2 + lines.length * page.row
  const size = (page.pitch / 0.723) * dice.between(0.9, 1.06)
  const stroke = dice.chance(0.5) ? dice.between(0, 2) : 0
  const ink = dice.whole(10, 90)
  const paths = lines.map(
    (text, row) =>
      outline(text, {
        family: 'ocr-b',
        size,
        x: page.left - 0.5 * 0.723 * size,
        y: page.top + row * page.row + 0.38 * size,
        pitch: page.pitch,
      }).path,
  )
  const waves = Array.from({ length: 20 }, () => {
    const y = dice.between(0, height)
    return `<path d="M0 ${y} Q${width * dice.next()} ${y + dice.between(-90, 90)} ${width} ${dice.between(0, height)}" fill="none" stroke="#8899aa" stroke-width="${dice.between(0.5, 2)}" opacity="0.5"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="rgb(${dice.whole(190, 255)},${dice.whole(200, 255)},${dice.whole(195, 255)})"/>${waves.join('')}<path d="${paths.join('')}" fill="rgb(${ink},${ink},${ink})" stroke="rgb(${ink},${ink},${ink})" stroke-width="${stroke}"/></svg>`
}

// Seen from afar, out of focus, in bad light, squeezed.
async function worn(dice: Dice, svg: string): Promise<Grey> {
  const drawn = sharp(Buffer.from(svg)).flatten().greyscale().toColourspace('b-w')
  const { data, info } = await drawn
    .blur(dice.between(0.4, dice.chance(0.3) ? 3 : 1.6))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const far = dice.between(0.28, 1.1)
  const raw = { raw: { width, height, channels: 1 } } as const
  const away = sharp(data, raw).resize(Math.round(width * far), Math.round(height * far), {
    fit: 'fill',
    kernel: dice.pick(['cubic', 'linear', 'lanczos3']),
  })
  const jpeg = await away.jpeg({ quality: dice.whole(45, 95) }).toBuffer()
  const back = await sharp(jpeg).resize(width, height, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer()
  const noise = dice.between(0, 14)
  const gain = dice.between(0.4, 1.05)
  return {
    width,
    height,
    data: Uint8Array.from(back, (value) => Math.max(0, Math.min(255, value * gain + dice.normal() * noise))),
  }
}

function lessonsAt(dice: Dice, picture: Grey, sign: string, row: number, place: number): readonly Lesson[] {
  const x = page.left + place * page.pitch
  const y = page.top + row * page.row
  const own = {
    pixels: cut(dice, picture, x + dice.normal() * 1.3, y + dice.normal() * 1.6),
    answer: signs.indexOf(sign),
  }
  if (!dice.chance(0.12)) return [own]
  const off = dice.between(0.33, 0.67) * page.pitch
  const beside = dice.chance(0.85)
  return [
    own,
    {
      pixels: cut(dice, picture, beside ? x + off : x, beside ? y : y + dice.between(18, 26)),
      answer: noSign,
    },
  ]
}

function cut(dice: Dice, { width, height, data }: Grey, x: number, y: number): Float32Array {
  const turn = (dice.normal() * 1.6 * Math.PI) / 180
  const lean = dice.normal() * 0.03
  const wide = (page.pitch / cell.pitch) * (1 + dice.normal() * 0.04)
  const tall = (page.pitch / cell.pitch) * (1 + dice.normal() * 0.05)
  const pixels = new Float32Array(cellPixels)
  for (let row = 0, at = 0; row < cell.height; row++)
    for (let column = 0; column < cell.width; column++, at++) {
      const v = (row + 0.5 - cell.height / 2) * tall
      const u = (column + 0.5 - cell.width / 2) * wide + v * lean
      const px = Math.max(0, Math.min(width - 2, x + u * Math.cos(turn) - v * Math.sin(turn) - 0.5))
      const py = Math.max(0, Math.min(height - 2, y + u * Math.sin(turn) + v * Math.cos(turn) - 0.5))
      const from = Math.floor(py) * width + Math.floor(px)
      const [fx, fy] = [px % 1, py % 1]
      const upper = data[from]! * (1 - fx) + data[from + 1]! * fx
      const lower = data[from + width]! * (1 - fx) + data[from + width + 1]! * fx
      pixels[at] = upper * (1 - fy) + lower * fy
    }
  return evened(pixels)
}
