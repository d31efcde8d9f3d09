import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { limits } from './limits.ts'
import type { SideView } from './side-view.ts'
import type { CutOff } from './three-sided.ts'

type Extent = Pick<Picture, 'width' | 'height'>

/** How far the outermost corner lies outside of the picture, against its longer side; negative inside. */
export function outsideOf(corners: Quad, { width, height }: Extent): number {
  const far = corners.map(({ x, y }) => Math.max(-x, -y, x - width, y - height))
  return Math.max(...far) / Math.max(width, height)
}

/** Whether a part of the card is not in the picture. */
export function isCropped(
  { corners, picture, outline }: Pick<SideView, 'corners' | 'outline'> & { readonly picture: Extent },
  cutOff: CutOff | null,
  isBurnt = false,
): boolean {
  // The words of a document without its outline: whatever hides it, the whole card is not there.
  if (!corners) return true
  if (cutOff && isSure(cutOff)) return true
  // An outline that does not fit the edges was drawn through the middle of a card; where light burns, it takes edges.
  if (!isBurnt && outline && !fits(outline)) return true
  return outsideOf(corners, picture) > limits.outside || liesOnBorder(corners, picture)
}

function fits({ weakestSide, edgeSpread }: NonNullable<SideView['outline']>): boolean {
  return weakestSide >= limits.outline.weakest && edgeSpread <= limits.outline.spread
}

export function isSure({ support, weakest }: CutOff): boolean {
  return support >= limits.cutOff.support && weakest >= limits.cutOff.weakest
}

// Two neighbouring corners at the same border: what was taken for the card's edge is the picture's.
function liesOnBorder(corners: Quad, { width, height }: Extent): boolean {
  const near = limits.border * Math.max(width, height)
  const sides: readonly ((corner: Point) => boolean)[] = [
    ({ x }) => x < near,
    ({ y }) => y < near,
    ({ x }) => x > width - near,
    ({ y }) => y > height - near,
  ]
  return sides.some((isNear) => corners.filter(isNear).length >= 2)
}
