import { type Action, drawActions, type FaceEngine } from '../src/index.ts'
import { judgeFrames } from '../src/session/judge-frames.ts'
import { composeClip } from './compose-clip.ts'
import { seededRandom } from './random.ts'
import { rateText, table } from './statistics.ts'
import { readTurning } from './turning.ts'

/** A hundred random orders from one turning head: obeyed, and judged against another order. */
export async function benchOrders(engine: FaceEngine): Promise<void> {
  const turning = await readTurning(engine)
  const random = seededRandom(7)
  const result = { accepted: 0, drawn: 0, wrong: 0 }
  for (let i = 0; i < 100; i++) {
    const free = anyOrder(random)
    if (await isLive(free, free)) result.accepted++
    const drawn = drawActions(random)
    if (await isLive(drawn, drawn)) result.drawn++
    let other = anyOrder(random)
    while (other.join() === free.join()) other = anyOrder(random)
    if (await isLive(free, other)) result.wrong++
  }
  console.log(
    `\nOrders composed from the turning head (${turning.length} frames, one clip: no false-refusal rate)`,
  )
  console.log(
    table([
      ['any valid order, obeyed: accepted', rateText(result.accepted, 100)],
      ['orders as drawn, obeyed: accepted', rateText(result.drawn, 100)],
      ['another order than asked: accepted', rateText(result.wrong, 100)],
    ]),
  )

  async function isLive(shown: readonly Action[], asked: readonly Action[]): Promise<boolean> {
    const frames = composeClip(shown, random).map((number, at) => ({ ...turning[number]!, at: at * 100 }))
    return (await judgeFrames(engine, frames, asked)).liveness.live
  }
}

/** Four or five of left, right, centre without equal neighbours: also orders that show one side only. */
export function anyOrder(random: (limit: number) => number): readonly Action[] {
  const all: readonly Action[] = ['left', 'right', 'centre']
  const length = 4 + random(2)
  const actions: Action[] = []
  while (actions.length < length) {
    const next = all[random(3)]!
    if (next !== actions.at(-1)) actions.push(next)
  }
  return actions
}
