import type { Action, Random } from '../src/index.ts'

/**
 * turning.mp4 has 55 frames: 1–37 show one side (+35° to +18°, the person's own right), 38 at 13°, 39 at 4°,
 * 40 at -9°, 41–55 the other side (to -36°). Numbers here count from 0.
 */
const rightFrames = [0, 36] as const
const centreFrame = 38
const leftFrames = [40, 54] as const
const passage = [36, 37, 38, 39, 40]

/** The frames (by number) that show these actions in order, to be played at ten a second or slower. */
export function composeClip(actions: readonly Action[], random: Random): readonly number[] {
  const frames: number[] = []
  let at: Action = actions[0] === 'centre' ? 'centre' : actions[0]!
  for (const action of actions) {
    frames.push(...between(at, action), ...hold(action, random))
    at = action
  }
  return frames
}

function between(from: Action, to: Action): readonly number[] {
  if (from === to) return []
  if (from === 'right') return to === 'left' ? passage : [36, 37]
  if (from === 'left') return to === 'right' ? [...passage].reverse() : [40, 39]
  return to === 'right' ? [37, 36] : [39, 40]
}

/** A walk of 8 to 20 frames inside the side's own stretch, out to the extreme and back. */
function hold(action: Action, random: Random): readonly number[] {
  const length = 8 + random(13)
  if (action === 'centre') return new Array<number>(length).fill(centreFrame)
  const [near, far] =
    action === 'right' ? [rightFrames[1], 2 + random(20)] : [leftFrames[0], leftFrames[1] - random(6)]
  return Array.from({ length }, (_, i) => {
    const out = 1 - Math.abs((2 * i) / (length - 1) - 1)
    return Math.round(near + (far - near) * out)
  })
}
