import { readFile } from 'node:fs/promises'
import type { FaceEngine } from './engine/open-engine.ts'
import { FaceError } from './errors.ts'
import { type Action, areValidActions } from './liveness/actions.ts'
import { judgeFrames } from './session/judge-frames.ts'
import { readFrames } from './video/read-frames.ts'

const round = (value: number) => Math.round(value * 10_000) / 10_000

export type CompareAnswer = {
  readonly similarity: number
  readonly decision: 'match' | 'review' | 'no-match'
  readonly faces: readonly [number, number]
}

/** `senim face compare`: two picture files in, similarity and zone out. Throws `FaceError`. */
export async function compareCommand(
  engine: FaceEngine,
  input: { readonly a: string; readonly b: string },
): Promise<CompareAnswer> {
  const [a, b] = await Promise.all([readPicture(input.a), readPicture(input.b)])
  const { similarity, decision, faces } = await engine.compare(a, b)
  return { similarity: round(similarity), decision, faces }
}

export type InspectAnswer = {
  readonly faces: number
  readonly yaw: number | null
  readonly pitch: number | null
  readonly roll: number | null
  readonly measures: Readonly<Record<string, number>>
  readonly reasons: readonly string[]
}

/** `senim face inspect`: one picture's faces, angles (yaw is positive towards the person's own right), measures, faults. */
export async function inspectCommand(
  engine: FaceEngine,
  input: { readonly image: string },
): Promise<InspectAnswer> {
  const { faces, face, measures, reasons } = await engine.inspect(await readPicture(input.image))
  const numbers = Object.entries(measures ?? {}).map(([name, value]) => [name, round(value)] as const)
  return {
    faces,
    yaw: face ? round(face.yaw) : null,
    pitch: face ? round(face.pitch) : null,
    roll: face ? round(face.roll) : null,
    measures: Object.fromEntries(numbers),
    reasons,
  }
}

export type LivenessAnswer = {
  readonly live: boolean
  readonly actions: readonly Action[]
  readonly reasons: readonly string[]
  readonly scores: Readonly<Record<string, number>>
}

/**
 * `senim face liveness`: a video, an MJPEG stream or a folder of frames, and the order that was asked for.
 * 'left' is the person's own left.
 */
export async function livenessCommand(
  engine: FaceEngine,
  input: {
    readonly video: string
    readonly actions: readonly string[] | string
    readonly framesPerSecond?: number
  },
): Promise<LivenessAnswer> {
  const actions = typeof input.actions === 'string' ? input.actions.split(',') : input.actions
  if (!areValidActions(actions)) {
    throw new FaceError(
      'actions-invalid',
      `Actions are left, right and centre, one to eight of them, no two equal neighbours; got "${actions.join(',')}".`,
    )
  }
  const frames = await readFrames(input.video, { framesPerSecond: input.framesPerSecond ?? 10 })
  const analysed = await Promise.all(
    frames.map(async ({ jpeg, at }) => ({ jpeg, at, analysis: await engine.analyse(jpeg) })),
  )
  const { liveness } = await judgeFrames(engine, analysed, actions)
  const scores = Object.entries(liveness.scores).map(([name, value]) => [name, round(value)] as const)
  return {
    live: liveness.live,
    actions: liveness.actions,
    reasons: liveness.reasons,
    scores: Object.fromEntries(scores),
  }
}

async function readPicture(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new FaceError('image-unreadable', `${path} cannot be read as a file.`, { cause })
  })
}
