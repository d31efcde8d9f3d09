import type { Point, Quad } from '../document.ts'

/** A line of text: a rectangle that may be tilted. `along` is the reading direction, of length 1. */
export type LineBox = {
  readonly centre: Point
  readonly along: Point
  readonly length: number
  readonly height: number
  readonly score: number
}

/** A pixel of the map belongs to text above this. */
const textThreshold = 0.3
const leastScore = 0.5
/** The net paints the core of a line; the line itself is larger by this much of area over girth. */
const growth = 1.6
const leastHeight = 2

/** Reads the map of the text detector: every island of text becomes a box. */
export function linesOf(map: Float32Array, width: number, height: number): readonly LineBox[] {
  const seen = new Uint8Array(map.length)
  const boxes: LineBox[] = []
  const stack = new Int32Array(map.length)
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || map[start]! < textThreshold) continue
    const size = flood(map, width, height, start, seen, stack)
    const box = size >= 12 ? boxOf(map, width, stack.subarray(0, size)) : null
    if (box) boxes.push(box)
  }
  return boxes.sort((a, b) => a.centre.y - b.centre.y)
}

/** The four corners of a box, clockwise from the top left as it is read. */
export function quadOf({ centre, along, length, height }: LineBox, margin = 0): Quad {
  const l = length / 2 + margin
  const h = height / 2 + margin
  const at = (a: number, d: number): Point => ({
    x: centre.x + along.x * a - along.y * d,
    y: centre.y + along.y * a + along.x * d,
  })
  return [at(-l, -h), at(l, -h), at(l, h), at(-l, h)]
}

function flood(
  map: Float32Array,
  width: number,
  height: number,
  start: number,
  seen: Uint8Array,
  island: Int32Array,
): number {
  let size = 0
  const visit = (at: number) => {
    if (seen[at] || map[at]! < textThreshold) return
    seen[at] = 1
    island[size++] = at
  }
  visit(start)
  for (let next = 0; next < size; next++) {
    const at = island[next]!
    const x = at % width
    const y = (at - x) / width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (y > 0) visit(at - width)
    if (y < height - 1) visit(at + width)
  }
  return size
}

/** Axes by the spread of the island's pixels, extent by its outermost pixels. */
function boxOf(map: Float32Array, width: number, island: Int32Array): LineBox | null {
  let sum = 0
  let mx = 0
  let my = 0
  for (const at of island) {
    sum += map[at]!
    mx += at % width
    my += Math.floor(at / width)
  }
  mx /= island.length
  my /= island.length
  const score = sum / island.length
  if (score < leastScore) return null
  const along = axisOf(island, width, mx, my)
  let [left, right, top, bottom] = [0, 0, 0, 0]
  for (const at of island) {
    const x = (at % width) - mx
    const y = Math.floor(at / width) - my
    const a = x * along.x + y * along.y
    const d = y * along.x - x * along.y
    left = Math.min(left, a)
    right = Math.max(right, a)
    top = Math.min(top, d)
    bottom = Math.max(bottom, d)
  }
  const length = right - left + 1
  const height = bottom - top + 1
  if (height < leastHeight) return null
  const grow = (length * height * growth) / (2 * (length + height))
  const [a, d] = [(left + right) / 2, (top + bottom) / 2]
  return {
    centre: { x: mx + along.x * a - along.y * d + 0.5, y: my + along.y * a + along.x * d + 0.5 },
    along,
    length: length + 2 * grow,
    height: height + 2 * grow,
    score,
  }
}

function axisOf(island: Int32Array, width: number, mx: number, my: number): Point {
  let [xx, xy, yy] = [0, 0, 0]
  for (const at of island) {
    const x = (at % width) - mx
    const y = Math.floor(at / width) - my
    xx += x * x
    xy += x * y
    yy += y * y
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  const along = { x: Math.cos(angle), y: Math.sin(angle) }
  return along.x < 0 ? { x: -along.x, y: -along.y } : along
}
