import type { Point, Quad } from '../document.ts'
import type { LineBox } from '../text/line-boxes.ts'
import { td1, td3, type ZoneLayout } from './masks.ts'

export type SeenLine = { readonly box: LineBox; readonly text: string }

/** Where the zone's lines stand: one strip a line, from its first sign to its last. */
export type ZonePlace = {
  readonly layout: ZoneLayout
  readonly strips: readonly Quad[]
  readonly texts: readonly string[]
}

type Row = { readonly boxes: readonly LineBox[]; readonly y: number; readonly text: string }

/** The lines of the machine-readable zone among all lines of a flat card, or null. */
export function findZone(lines: readonly SeenLine[], width: number): ZonePlace | null {
  const rows = rowsOf(lines.filter(({ text }) => isZoneText(text))).filter(({ text }) => isZoneRow(text))
  const wide = rows.filter(({ boxes }) => lengthOf(boxes) > 0.55 * width)
  if (wide.length === 0) return null
  const left = median(wide.map(({ boxes }) => leftOf(boxes)))
  const right = median(wide.map(({ boxes }) => rightOf(boxes)))
  const height = median(wide.flatMap(({ boxes }) => boxes.map((box) => box.height)))
  const layout = layoutOf(wide, (right - left) / height)
  if (!layout) return null
  const ofZone = rows.filter((row) => wide.includes(row) || startsBeside(row, wide, left, width))
  const ys = evenly(ofZone, layout.lines, height)
  if (!ys) return null
  const slope = median(wide.map(({ boxes }) => boxes[0]!.along.y / boxes[0]!.along.x))
  const strips = ys.map((y) => strip(left, right, y, height, slope))
  return { layout, strips, texts: ofZone.map(({ text }) => text) }
}

// Blur takes the fillers at a line's end away; its beginning still stands where the other lines begin.
function startsBeside(row: Row, wide: readonly Row[], left: number, width: number): boolean {
  const near = wide.some(({ y, boxes }) => Math.abs(y - row.y) < 2.6 * boxes[0]!.height)
  return near && Math.abs(leftOf(row.boxes) - left) < 0.03 * width
}

/** Nothing but signs of the zone; a line may come in pieces. */
function isZoneText(text: string): boolean {
  const bare = text.replace(/\s/g, '')
  const signs = bare.match(/[A-Z0-9<]/g)?.length ?? 0
  return bare.length >= 3 && signs >= 0.92 * bare.length
}

function isZoneRow(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0
  return text.includes('<<') || digits >= 10
}

/** Boxes of one height above the ground, from left to right. */
function rowsOf(lines: readonly SeenLine[]): readonly Row[] {
  const rows: SeenLine[][] = []
  for (const line of lines) {
    const row = rows.find(
      ([first]) => Math.abs(first!.box.centre.y - line.box.centre.y) < 0.5 * line.box.height,
    )
    if (row) row.push(line)
    else rows.push([line])
  }
  return rows.map((row) => {
    const sorted = row.toSorted((a, b) => a.box.centre.x - b.box.centre.x)
    return {
      boxes: sorted.map(({ box }) => box),
      y: median(sorted.map(({ box }) => box.centre.y)),
      text: sorted.map(({ text }) => text).join(''),
    }
  })
}

// A sign of OCR-B is as wide as 44 or 30 of them fit the width of the card.
function layoutOf(rows: readonly Row[], lengthOverHeight: number): ZoneLayout | null {
  const longest = Math.max(...rows.map(({ text }) => text.replace(/\s/g, '').length))
  if (longest >= 37 || (rows.length <= 2 && lengthOverHeight > 31)) return td3
  return longest >= 15 ? td1 : null
}

/** The height of every line: those that were found, and between or beside them those that were not. */
function evenly(rows: readonly Row[], count: number, height: number): readonly number[] | null {
  const ys = rows.map(({ y }) => y)
  if (ys.length === count) return ys
  if (ys.length > count) return ys.slice(-count)
  if (count === 3 && ys.length === 2) {
    const gap = ys[1]! - ys[0]!
    if (gap > 2.2 * height) return [ys[0]!, (ys[0]! + ys[1]!) / 2, ys[1]!]
    return rows[0]!.text.startsWith('I') ? [...ys, ys[1]! + gap] : [ys[0]! - gap, ...ys]
  }
  return null
}

function strip(left: number, right: number, y: number, height: number, slope: number): Quad {
  const middle = (left + right) / 2
  const at = (x: number, d: number): Point => ({ x: x - slope * d, y: y + slope * (x - middle) + d })
  const half = height / 2
  return [at(left, -half), at(right, -half), at(right, half), at(left, half)]
}

function leftOf(boxes: readonly LineBox[]): number {
  return Math.min(...boxes.map(({ centre, length }) => centre.x - length / 2))
}
function rightOf(boxes: readonly LineBox[]): number {
  return Math.max(...boxes.map(({ centre, length }) => centre.x + length / 2))
}
function lengthOf(boxes: readonly LineBox[]): number {
  return rightOf(boxes) - leftOf(boxes)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
