import type { Point } from '../src/images/pixels.ts'
import type { FrameAnalysis, LivenessFrame } from '../src/index.ts'

/** A mask of 68 points in space, roughly a face: half-width 70, nose tip 55 before the plane of the eyes. */
type Spot = readonly [x: number, y: number, z: number]

function headPoints(): readonly Spot[] {
  const spots: Spot[] = []
  for (let i = 0; i <= 16; i++) {
    const angle = ((i - 8) / 8) * 1.45
    spots.push([-70 * Math.sin(-angle), 20 + 85 * Math.cos(angle), -60 + 60 * Math.cos(angle)])
  }
  for (const side of [-1, 1])
    for (let i = 0; i < 5; i++) spots.push([side * (55 - i * 10) * (side < 0 ? 1 : -1) * -side, -25, 12])
  for (let i = 0; i < 4; i++) spots.push([0, i * 13, 18 + i * 12])
  for (let i = -2; i <= 2; i++) spots.push([i * 9, 50, 34 - Math.abs(i) * 6])
  for (const side of [-1, 1])
    for (let i = 0; i < 6; i++)
      spots.push([side * 32 + 13 * Math.cos((i * Math.PI) / 3), 5 * Math.sin((i * Math.PI) / 3), 8])
  for (let i = 0; i < 20; i++) {
    const angle = Math.PI + (i * Math.PI) / 6
    spots.push([26 * Math.cos(angle), 78 + 9 * Math.sin(angle), 22 - 12 * Math.abs(Math.cos(angle))])
  }
  return spots
}

/** What a camera one arm away sees of the mask when it has turned by `yaw`; `flat` presses it onto paper first. */
export function frameAt(
  yaw: number,
  at: number,
  options: { readonly flat?: boolean; readonly shift?: number } = {},
): LivenessFrame {
  const radians = (-yaw * Math.PI) / 180
  const points: Point[] = headPoints().map(([x, y, z0]) => {
    const z = options.flat ? 0 : z0
    const turned = x * Math.cos(radians) + z * Math.sin(radians)
    const depth = 700 - (z * Math.cos(radians) - x * Math.sin(radians))
    return [320 + (options.shift ?? 0) + (turned / depth) * 700, 200 + (y / depth) * 700]
  })
  const box = { x: 250 + (options.shift ?? 0), y: 140, width: 140, height: 200 }
  return { at, analysis: analysisOf({ yaw, pitch: 0, roll: 0, box, score: 1, points }) }
}

export function analysisOf(face: FrameAnalysis['face']): FrameAnalysis {
  return {
    width: 640,
    height: 480,
    faces: face ? 1 : 0,
    scene: new Array<number>(108).fill(128),
    ...(face && { face }),
    reasons: [],
  }
}

/** A film of these angles, `pause` milliseconds apart. */
export function film(
  yaws: readonly number[],
  pause = 100,
  options: { readonly flat?: boolean } = {},
): LivenessFrame[] {
  return yaws.map((yaw, i) => frameAt(yaw, i * pause, options))
}

const path: Record<string, readonly number[]> = {
  left: [-10, -22, -32, -35, -35, -32, -22, -10],
  right: [10, 22, 32, 35, 35, 32, 22, 10],
  centre: [0, 0, 0, 0, 0],
}

/** The angles of somebody who does these actions without haste. */
export function yawsOf(actions: readonly string[]): readonly number[] {
  return [2, 1, ...actions.flatMap((action) => path[action]!)]
}
