type Point = { readonly x: number; readonly y: number }

/** Fewer pixels of the picture are a slip of the hand. */
const fewest = 8

/** The corners of a rectangle between two points, clockwise from the top left one. */
export function cornersOf(from: Point, to: Point): readonly [Point, Point, Point, Point] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

export function isTiny([from, , to]: readonly Point[]): boolean {
  return !from || !to || to.x - from.x < fewest || to.y - from.y < fewest
}
