import type { FieldName, Point, Quad, Side } from '../document.ts'
import { type Glare, placeOfSpot } from './glare.ts'
import { limits } from './limits.ts'
import type { SideView } from './side-view.ts'

/** What every document of a kind has on a side: one of these not read beside a burnt spot is no chance. */
const core: Readonly<Record<Side, readonly FieldName[]>> = {
  front: ['surname', 'name', 'birthDate', 'iin'],
  back: ['number', 'expires', 'latinSurname'],
  page: ['number', 'surname', 'birthDate', 'iin', 'expires'],
}

/** Where light hides what is written: burnt spots that stand out, or lie on what could not be read. */
export function hurtfulSpots(
  { side, fields, mrz, corners }: SideView,
  { spots, share, paper }: Glare,
  isCopy: boolean,
): readonly Quad[] {
  if (!corners || share < limits.burntWord) return []
  const standsOut = share >= limits.burnt && paper < limits.whitePaper
  // A copier's paper is white to the end of the scale: only a spot that stands out is light.
  const missing =
    !isCopy &&
    side !== 'none' &&
    (core[side].some((field) => !fields[field]) || (side !== 'front' && mrz?.valid !== true))
  if (!standsOut && !missing) return []
  const places = spots.filter(({ cells }) => cells >= 3).map((spot) => placeOfSpot(spot, corners))
  // A spot beside all fields that were read, with nothing missing, is only bright.
  return standsOut || places.some((place) => !touchesSound(place, fields)) ? places : []
}

function touchesSound(spot: Quad, fields: SideView['fields']): boolean {
  const middle = middleOf(spot)
  return Object.values(fields).some(({ place, confident }) => confident && place && holds(place, middle))
}

function middleOf(quad: Quad): Point {
  const mean = (value: (point: Point) => number) => quad.reduce((sum, point) => sum + value(point), 0) / 4
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) }
}

function holds(quad: Quad, { x, y }: Point): boolean {
  return quad.every((p, i) => {
    const q = quad[(i + 1) % 4]!
    return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0
  })
}
