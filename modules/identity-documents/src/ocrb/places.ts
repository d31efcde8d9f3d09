import { noSign } from './signs.ts'

/** Steps between neighbouring signs, in windows, with what leaving the even pitch costs. */
const steps = [
  { length: 5, cost: 0 },
  { length: 4, cost: 1.2 },
  { length: 6, cost: 1.2 },
] as const

/** Which windows hold the signs: the way of `count` nearly even steps on which the net is surest. */
export function bestWay(windows: readonly Float32Array[], count: number): readonly number[] | null {
  const worth = windows.map((chances) => {
    let best = 0
    for (let sign = 0; sign < noSign; sign++) best = Math.max(best, chances[sign]!)
    return Math.log(best + 1e-3)
  })
  let totals = worth.slice()
  const came: number[][] = []
  for (let place = 1; place < count; place++) {
    const next = new Array<number>(worth.length).fill(Number.NEGATIVE_INFINITY)
    const from = new Array<number>(worth.length).fill(-1)
    for (let at = 0; at < worth.length; at++)
      for (const { length, cost } of steps) {
        const before = totals[at - length]
        if (before === undefined || before - cost + worth[at]! <= next[at]!) continue
        next[at] = before - cost + worth[at]!
        from[at] = at - length
      }
    totals = next
    came.push(from)
  }
  const end = totals.indexOf(Math.max(...totals))
  if (totals[end] === Number.NEGATIVE_INFINITY) return null
  const way = [end]
  for (const from of came.toReversed()) way.unshift(from[way[0]!]!)
  return way
}
