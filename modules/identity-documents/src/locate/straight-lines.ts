import type { Edges } from './edges.ts'

/** A straight line: x·cos(angle) + y·sin(angle) = distance, with angle 0…π. */
export type Line = { readonly angle: number; readonly distance: number; readonly votes: number }

const angles = 180
/** An edge's own direction is known this well, in steps of one degree. */
const spread = 2

/** The straight lines that most edges lie on (Hough, each edge voting only for its own direction). */
export function straightLines(edges: Edges, most: number): readonly Line[] {
  const { width, height } = edges
  const reach = Math.ceil(Math.hypot(width, height))
  const rows = 2 * reach + 1
  const votes = castVotes(edges, reach, rows)
  const lines: Line[] = []
  while (lines.length < most) {
    const best = strongest(votes)
    if (votes[best]! < 12) break
    const angle = Math.floor(best / rows)
    const distance = (best % rows) - reach
    lines.push({ angle: (angle * Math.PI) / angles, distance, votes: votes[best]! })
    silence(votes, rows, reach, angle, distance)
  }
  return lines
}

function castVotes(
  { width, height, angle, strength, crest }: Edges,
  reach: number,
  rows: number,
): Float32Array {
  const votes = new Float32Array(angles * rows)
  const cos = Array.from({ length: angles }, (_, i) => Math.cos((i * Math.PI) / angles))
  const sin = Array.from({ length: angles }, (_, i) => Math.sin((i * Math.PI) / angles))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (!crest[at]) continue
      // A strong edge counts a little more, so that text in black does not outvote the border of the card.
      const weight = 0.6 + Math.min(0.4, strength[at]! / 60)
      const own = Math.round((angle[at]! * angles) / Math.PI)
      for (let d = -spread; d <= spread; d++) {
        const turn = (own + d + angles) % angles
        const distance = Math.round(x * cos[turn]! + y * sin[turn]!) + reach
        votes[turn * rows + distance]! += weight
        votes[turn * rows + distance + 1]! += weight / 2
        if (distance > 0) votes[turn * rows + distance - 1]! += weight / 2
      }
    }
  }
  return votes
}

function strongest(votes: Float32Array): number {
  let best = 0
  for (let at = 1; at < votes.length; at++) if (votes[at]! > votes[best]!) best = at
  return best
}

/** Neighbours of a found line are the same line. */
function silence(votes: Float32Array, rows: number, reach: number, angle: number, distance: number): void {
  for (let turn = angle - 4; turn <= angle + 4; turn++) {
    const wrapped = (turn + angles) % angles
    // Past 180° the same line has the opposite distance.
    const centre = (turn === wrapped ? distance : -distance) + reach
    for (let d = -5; d <= 5; d++) {
      const row = centre + d
      if (row >= 0 && row < rows) votes[wrapped * rows + row] = 0
    }
  }
}
