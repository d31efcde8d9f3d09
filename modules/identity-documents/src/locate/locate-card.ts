import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { halve } from '../images/warp.ts'
import { findEdges } from './edges.ts'
import { type Candidate, cardQuads } from './quads.ts'
import { refineQuad } from './refine.ts'
import { straightLines } from './straight-lines.ts'

export type CardPlace = {
  /** Clockwise, the top-left corner of the picture's view first; which way up the card lies is told by its text. */
  readonly corners: Quad | null
  readonly measures: Readonly<Record<string, number>>
}

const searchSide = 640
const mostLines = 36
const leastScore = 1
const stepWorth = 1.0
/** Levels of 255; a stronger change says no more. */
const clearStep = 60

/** Where in the picture a card lies: the four straight lines that frame it best, moved onto its real edges. */
export function locateCard(picture: Picture): CardPlace {
  let small = picture
  while (Math.max(small.width, small.height) >= 2 * searchSide * 0.75) small = halve(small)
  const scale = picture.width / small.width
  const edges = findEdges(small)
  const best = mostDistinct(small, cardQuads(edges, straightLines(edges, mostLines)))
  if (!best || best.score < leastScore) return { corners: null, measures: { cornerScore: best?.score ?? 0 } }
  const rough = best.quad.map(({ x, y }) => ({
    x: (x + 0.5) * scale,
    y: (y + 0.5) * scale,
  })) as unknown as Quad
  const near = refineQuad(picture, rough, 4 * scale)
  const fine = refineQuad(picture, near.quad, 2 * scale)
  return {
    corners: fromTopLeft(fine.quad),
    measures: { cornerScore: best.score, weakestSide: best.weakest, edgeSpread: fine.spread },
  }
}

/**
 * Lines of the table and of the card's print frame cards too. At the card's own border colour changes most, all
 * along every side.
 */
function mostDistinct(small: Picture, candidates: readonly Candidate[]): Candidate | undefined {
  const judged = candidates.map((candidate) => {
    const { step } = refineQuad(small, candidate.quad, 3)
    return { ...candidate, score: candidate.score + stepWorth * Math.min(1, step / clearStep) }
  })
  return judged.toSorted((a, b) => b.score - a.score)[0]
}

/** The same corners, beginning with the one nearest to the picture's top left. */
function fromTopLeft(quad: Quad): Quad {
  const first = quad.reduce((best, { x, y }, i) => (x + y < quad[best]!.x + quad[best]!.y ? i : best), 0)
  const at = (i: number): Point => quad[(first + i) % 4]!
  return [at(0), at(1), at(2), at(3)]
}
