import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { halve, quadMap, warp } from '../images/warp.ts'
import { shapeOf, sidesOf } from '../locate/quads.ts'

/** A card laid flat and upright, and the way back into the picture it was cut from. */
export type FlatView = {
  readonly picture: Picture
  /** The card's corners in the source picture, its own top-left corner first. */
  readonly corners: Quad
  readonly toSource: (quad: Quad) => Quad
}

/** Print on a card is read best at this width; less loses letters, more only time. */
const flatWidth = 1400
const shapes = [85.72 / 54.03, 125 / 88] as const

/** Both ways in which a card can lie in its corners: the one that is likelier the right way up first. */
export function flatQuads(corners: Quad): readonly [Quad, Quad] {
  const [top, right] = sidesOf(corners)
  const upright = top >= right ? corners : turned(corners, 3)
  return [upright, turned(upright, 2)]
}

/** The whole picture as if it were the card, in its four ways up. */
export function wholeQuads({ width, height }: Picture): readonly Quad[] {
  const whole: Quad = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
  return [whole, turned(whole, 3), turned(whole, 1), turned(whole, 2)]
}

export function layFlat(source: Picture, corners: Quad, exact = false): FlatView {
  const [top, right, bottom, left] = sidesOf(corners)
  const shape = exact ? (top + bottom) / (left + right) : nearestShape(corners)
  const height = Math.round(flatWidth / shape)
  // Far more pixels than are wanted would be skipped by the warp: average them first.
  const dense = Math.min(top, bottom) > 2 * flatWidth
  const from = dense ? halve(source) : source
  const quad = dense ? (corners.map(({ x, y }) => ({ x: x / 2, y: y / 2 })) as unknown as Quad) : corners
  const map = quadMap(corners)
  const toSource = (place: Quad) => place.map(({ x, y }) => map(x / flatWidth, y / height)) as unknown as Quad
  return { picture: warp(from, quad, flatWidth, height), corners, toSource }
}

function nearestShape(corners: Quad): number {
  const seen = Math.log(shapeOf(corners))
  return shapes.toSorted((a, b) => Math.abs(Math.log(a) - seen) - Math.abs(Math.log(b) - seen))[0]!
}

function turned(quad: Quad, quarters: number): Quad {
  const at = (i: number): Point => quad[(i + quarters) % 4]!
  return [at(0), at(1), at(2), at(3)]
}
