import { type Chances, mrzSigns } from './chances.ts'
import { type Guard, mayStand, type ZoneLayout } from './masks.ts'

/** One way to read some places: their signs, its likelihood (natural logarithm), its part of a check sum. */
type Way = {
  readonly score: number
  readonly sum: number
  readonly signs: readonly (readonly [number, number])[]
}

export type ZoneText = { readonly text: string; readonly score: number }

const weights = [7, 3, 1]
const kept = 12
/** Signs less likely than this are never worth a repair. */
const leastChance = 0.002
const mostSigns = 4
const signCount = mrzSigns.length
const filler = signCount - 1

/**
 * The likeliest texts in which every check digit holds, best first: for every guarded part the best ways to read it
 * that agree with its digit, then the best joint ways that agree with the composite digit.
 */
export function solveZone(chances: Chances, layout: ZoneLayout): readonly ZoneText[] {
  const inComposite = new Map(layout.composite.places.map((place, i) => [place, weights[i % 3]!]))
  const guarded = layout.guards.map((guard) =>
    guardedWays(chances, layout, guard).map((way) => ({ ...way, sum: sumOf(way.signs, inComposite) })),
  )
  const done = new Set(layout.guards.flatMap(({ places, digit }) => [...places, digit]))
  done.add(layout.composite.digit)
  const rest = Array.from(layout.mask, (_, place) => place)
    .filter((place) => !done.has(place))
    .map((place) => {
      const ways = waysAt(chances, layout, place, inComposite.get(place) ?? 0)
      // What no digit guards is read as it is seen: there is nothing to choose another sign by.
      return inComposite.has(place) ? ways : ways.slice(0, 1)
    })
  return joinWays([...guarded, ...rest])
    .map((way) => withDigit(way, chances, layout.composite.digit))
    .sort((a, b) => b.score - a.score)
    .slice(0, kept)
    .map(({ signs, score }) => ({ text: textOf(signs, layout.mask.length), score }))
}

/** The likeliest sign that may stand at every place, whether or not any digit agrees. */
export function plainText(chances: Chances, layout: ZoneLayout): string {
  const signs = Array.from(layout.mask, (_, place) => waysAt(chances, layout, place, 0)[0]!.signs[0]!)
  return textOf(signs, layout.mask.length)
}

function guardedWays(chances: Chances, layout: ZoneLayout, guard: Guard): readonly Way[] {
  const parts = guard.places.map((place, i) => waysAt(chances, layout, place, weights[i % 3]!))
  const ways = joinWays(parts).map((way) => withDigit(way, chances, guard.digit))
  const empty = guard.fillerIsZero ? emptyWay(chances, guard) : []
  return [...ways, ...empty].sort((a, b) => b.score - a.score).slice(0, kept)
}

/** Doc 9303-4: an empty personal number may have the filler for its digit. */
function emptyWay(chances: Chances, { places, digit }: Guard): readonly Way[] {
  const signs = [...places, digit].map((place) => [place, filler] as const)
  return [{ signs, sum: 0, score: signs.reduce((sum, [place]) => sum + logOf(chances, place, filler), 0) }]
}

function waysAt(chances: Chances, layout: ZoneLayout, place: number, weight: number): readonly Way[] {
  const ways: Way[] = []
  for (let sign = 0; sign < signCount; sign++) {
    if (!mayStand(layout, place, sign)) continue
    ways.push({
      score: logOf(chances, place, sign),
      sum: (worth(sign) * weight) % 10,
      signs: [[place, sign]],
    })
  }
  ways.sort((a, b) => b.score - a.score)
  return ways.filter(({ score }, i) => i === 0 || (i < mostSigns && score > Math.log(leastChance)))
}

/** The best ways to join one way of every part, some for every value that the sum may have. */
function joinWays(parts: readonly (readonly Way[])[]): readonly Way[] {
  let joined: readonly Way[] = [{ score: 0, sum: 0, signs: [] }]
  for (const part of parts) {
    const bySum: Way[][] = Array.from({ length: 10 }, () => [])
    for (const way of joined) {
      for (const { score, sum, signs } of part) {
        const total = (way.sum + sum) % 10
        bySum[total]!.push({ score: way.score + score, sum: total, signs: [...way.signs, ...signs] })
      }
    }
    joined = bySum.flatMap((ways) => ways.sort((a, b) => b.score - a.score).slice(0, kept))
  }
  return joined
}

function withDigit(way: Way, chances: Chances, place: number): Way {
  return {
    ...way,
    score: way.score + logOf(chances, place, way.sum),
    signs: [...way.signs, [place, way.sum]],
  }
}

function sumOf(
  signs: readonly (readonly [number, number])[],
  inComposite: ReadonlyMap<number, number>,
): number {
  return signs.reduce((sum, [place, sign]) => sum + worth(sign) * (inComposite.get(place) ?? 0), 0) % 10
}

/** Doc 9303-3: digits count as themselves, letters as 10…35, the filler as 0; the columns stand in that order. */
function worth(sign: number): number {
  return sign === filler ? 0 : sign
}

function logOf({ values }: Chances, place: number, sign: number): number {
  return Math.log(values[place * signCount + sign]! + 1e-9)
}

function textOf(signs: readonly (readonly [number, number])[], length: number): string {
  const text = new Array<string>(length).fill('<')
  for (const [place, sign] of signs) text[place] = mrzSigns[sign]!
  return text.join('')
}
