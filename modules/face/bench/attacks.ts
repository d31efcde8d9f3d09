import sharp from 'sharp'
import { decodeImage } from '../src/engine/decode-image.ts'
import type { Pixels } from '../src/images/pixels.ts'
import { type Action, drawActions, type FaceEngine } from '../src/index.ts'
import { judgeFrames, type KeptFrame } from '../src/session/judge-frames.ts'
import { seededRandom } from './random.ts'
import { rememberEmbeddings } from './remember-embeddings.ts'
import { renderSheet, type Sheet } from './render-sheet.ts'

/** A way of holding a still before the camera. `bend` is the angle the whole picture spans on its cylinder. */
export type AttackKind = {
  readonly name: string
  readonly tilt: number
  readonly sheet: Partial<Sheet>
  readonly group: 'flat' | 'bent' | 'beyond'
}

export const attackKinds: readonly AttackKind[] = [
  { name: 'flat, moved and zoomed', group: 'flat', tilt: 0, sheet: {} },
  { name: 'flat, tilted 30°', group: 'flat', tilt: 30, sheet: {} },
  { name: 'flat, tilted 45°', group: 'flat', tilt: 45, sheet: {} },
  { name: 'flat, tilted 60°', group: 'flat', tilt: 60, sheet: {} },
  { name: 'on a phone, tilted 40°', group: 'flat', tilt: 40, sheet: { phone: true } },
  { name: 'bent 45°, tilted 45°', group: 'bent', tilt: 45, sheet: { bend: 45 } },
  { name: 'bent 45°, tilted 60°', group: 'bent', tilt: 60, sheet: { bend: 45 } },
  { name: 'bent 90°, tilted 45°', group: 'bent', tilt: 45, sheet: { bend: 90 } },
  { name: 'bent 90°, tilted 60°', group: 'bent', tilt: 60, sheet: { bend: 90 } },
  {
    name: 'bent 90° sideways, tilted 45°',
    group: 'bent',
    tilt: 45,
    sheet: { bend: 90, bendAxis: 'horizontal' },
  },
  { name: 'hollow 90°, tilted 45°', group: 'bent', tilt: 45, sheet: { bend: -90 } },
  { name: 'bent 135°, tilted 50°', group: 'beyond', tilt: 50, sheet: { bend: 135 } },
  { name: 'bent 180°, tilted 50°', group: 'beyond', tilt: 50, sheet: { bend: 180 } },
]

export type AttackResult = {
  /** The whole check was passed in at least one of the orders tried. */
  readonly passed: boolean
  /** In some order, all turns were seen; in some order, the depth was believed. */
  readonly ordered: boolean
  readonly deep: boolean
  readonly depth: number
}

/** Senim never draws these, but the command line may be asked for them. */
const oneSided: readonly (readonly Action[])[] = [
  ['left', 'centre', 'left', 'centre'],
  ['right', 'centre', 'right', 'centre'],
]

const steps = [-1, -0.66, -0.33, 0, 0.33, 0.66, 1]

/** One still, one way of holding it, several drawn orders: the attacker obeys as well as the still lets them. */
export async function attackWith(
  engine: FaceEngine,
  still: Uint8Array,
  kind: AttackKind,
  orders = 3,
): Promise<AttackResult> {
  const picture = await decodeImage(still)
  const remembering = rememberEmbeddings(engine)
  const views: KeptFrame[] = []
  for (const [i, step] of steps.entries()) {
    const jpeg = await toJpeg(renderSheet(picture, sheetAt(kind, step)))
    views.push({ jpeg, analysis: await engine.analyse(jpeg), at: i })
  }
  const random = seededRandom(still.length)
  const result = { passed: false, ordered: false, deep: false, depth: 0 }
  const tried = Array.from({ length: orders }, () => drawActions(random))
  for (const actions of [...tried, ...oneSided]) {
    const frames = obey(actions).map((view, at) => ({ ...views[view]!, at: at * 120 }))
    const { liveness } = await judgeFrames(remembering, frames, actions)
    result.passed ||= liveness.live
    result.ordered ||= !liveness.reasons.includes('order-wrong')
    result.deep ||= !liveness.reasons.includes('flat-picture')
    result.depth = Math.max(result.depth, liveness.scores.depth ?? 0)
  }
  return result
}

function sheetAt(kind: AttackKind, step: number): Sheet {
  const zoom = kind.tilt === 0 ? 1 + step * 0.25 : 1
  const shift = kind.tilt === 0 ? step * 0.18 : step * 0.05
  return { size: 1.5 * zoom, shiftX: shift, yaw: -step * kind.tilt, pitch: step * 4, ...kind.sheet }
}

/** Which view to show when: half a second on each asked side, passing through the steps between. */
function obey(actions: readonly Action[]): readonly number[] {
  const target: Record<Action, number> = { left: 0, centre: 3, right: 6 }
  const shown: number[] = [3, 3]
  for (const action of actions) {
    const goal = target[action]
    for (let at = shown.at(-1)!; at !== goal; at += Math.sign(goal - at)) shown.push(at)
    shown.push(goal, goal, goal, goal)
  }
  return shown
}

async function toJpeg({ data, width, height }: Pixels): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer()
}
