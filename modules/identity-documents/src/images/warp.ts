import type { Point, Quad } from '../document.ts'
import type { Picture } from './picture.ts'

/** Takes a place of the unit square (0…1 from the left, 0…1 from the top) to a place inside the quad. */
export type QuadMap = (u: number, v: number) => Point

/** The perspective that lays the unit square upon a quad, in closed form (Heckbert 1989, 2.2.3). */
export function quadMap([p0, p1, p2, p3]: Quad): QuadMap {
  const sx = p0.x - p1.x + p2.x - p3.x
  const sy = p0.y - p1.y + p2.y - p3.y
  const dx1 = p1.x - p2.x
  const dx2 = p3.x - p2.x
  const dy1 = p1.y - p2.y
  const dy2 = p3.y - p2.y
  const det = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - sy * dx2) / det
  const h = (dx1 * sy - dy1 * sx) / det
  const a = p1.x - p0.x + g * p1.x
  const b = p3.x - p0.x + h * p3.x
  const d = p1.y - p0.y + g * p1.y
  const e = p3.y - p0.y + h * p3.y
  return (u, v) => {
    const w = g * u + h * v + 1
    return { x: (a * u + b * v + p0.x) / w, y: (d * u + e * v + p0.y) / w }
  }
}

/** What lies inside a quad, laid flat. Pixels outside of the picture repeat its edge. */
export function warp(picture: Picture, quad: Quad, width: number, height: number): Picture {
  const map = quadMap(quad)
  const out = new Uint8Array(width * height * 3)
  const lastX = picture.width - 1
  const lastY = picture.height - 1
  const { data } = picture
  const stride = picture.width * 3
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 3) {
      const point = map((column + 0.5) / width, (row + 0.5) / height)
      const x = clamp(point.x - 0.5, lastX)
      const y = clamp(point.y - 0.5, lastY)
      const left = x | 0
      const top = y | 0
      const fx = x - left
      const fy = y - top
      const from = top * stride + left * 3
      const right = left < lastX ? 3 : 0
      const below = top < lastY ? stride : 0
      for (let c = 0; c < 3; c++) {
        const at = from + c
        const upper = data[at]! + (data[at + right]! - data[at]!) * fx
        const lower = data[at + below]! + (data[at + below + right]! - data[at + below]!) * fx
        out[to + c] = upper + (lower - upper) * fy + 0.5
      }
    }
  }
  return { width, height, data: out }
}

/** The smallest area of source pixels a wide shrink would skip is seen by halving the picture first. */
export function halve({ width, height, data }: Picture): Picture {
  const w = width >> 1
  const h = height >> 1
  const out = new Uint8Array(w * h * 3)
  for (let y = 0, to = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from = (y * 2 * width + x * 2) * 3
      const below = from + width * 3
      for (let c = 0; c < 3; c++, to++) {
        out[to] = (data[from + c]! + data[from + 3 + c]! + data[below + c]! + data[below + 3 + c]! + 2) >> 2
      }
    }
  }
  return { width: w, height: h, data: out }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last))
}
