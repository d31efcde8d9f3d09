import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import opentype, { type Font, type PathCommand } from 'opentype.js'

export const families = ['pt-sans', 'istok-web', 'play', 'scada', 'arimo'] as const
export type Family = (typeof families)[number] | 'ocr-b'
export type Weight = 400 | 700

// The letters of one family lie in several files: Ә Ғ Қ Ң Ө Ү Һ are in the extended one.
const subsets = ['cyrillic', 'cyrillic-ext', 'latin'] as const
const packages = createRequire(import.meta.url)
const opened = new Map<string, readonly Font[]>()

/** The outline of a text as SVG path and how wide it is; `pitch` sets the letters at equal steps. */
export function outline(
  text: string,
  style: {
    readonly family: Family
    readonly weight?: Weight
    readonly size: number
    readonly x: number
    readonly y: number
    readonly pitch?: number
  },
): { readonly path: string; readonly width: number } {
  const fonts = fontsOf(style.family, style.weight ?? 400)
  let x = style.x
  let path = ''
  for (const letter of text) {
    const font = fonts.find((one) => one.charToGlyphIndex(letter) > 0) ?? fonts[0]!
    const glyph = font.charToGlyph(letter)
    path += glyph.getPath(x, style.y, style.size).commands.map(written).join('')
    x += style.pitch ?? ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * style.size
  }
  return { path, width: x - style.x }
}

// The library's own way of writing rounds some numbers to NaN, and the rest of the text is lost.
function written(command: PathCommand): string {
  const point = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)} `
  switch (command.type) {
    case 'M':
    case 'L':
      return command.type + point(command.x, command.y)
    case 'Q':
      return `Q${point(command.x1, command.y1)}${point(command.x, command.y)}`
    case 'C':
      return `C${point(command.x1, command.y1)}${point(command.x2, command.y2)}${point(command.x, command.y)}`
    case 'Z':
      return 'Z'
  }
}

function fontsOf(family: Family, weight: Weight): readonly Font[] {
  const key = `${family} ${weight}`
  const known = opened.get(key)
  if (known) return known
  const files =
    family === 'ocr-b'
      ? [join(import.meta.dirname, 'fonts', 'ocr-b.otf')]
      : subsets.map((subset) => join(folderOf(family), `${family}-${subset}-${weight}-normal.woff`))
  const fonts = files.map(openFont)
  opened.set(key, fonts)
  return fonts
}

function folderOf(family: Family): string {
  return join(dirname(packages.resolve(`@fontsource/${family}/package.json`)), 'files')
}

function openFont(path: string): Font {
  const bytes = readFileSync(path)
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
