import type { FrameAnalysis } from '../analyse.ts'
import type { FaceEngine } from '../engine/open-engine.ts'
import type { FaceEmbedding } from '../engine/tasks.ts'
import type { Action } from '../liveness/actions.ts'
import { chooseFrames } from '../liveness/choose-frames.ts'
import { decideLiveness, type LivenessVerdict } from '../liveness/decide.ts'
import { type LivenessRules, shippedRules } from '../liveness/rules.ts'

/** A frame as it is kept during a check: in memory only. */
export type KeptFrame = { readonly jpeg: Uint8Array; readonly analysis: FrameAnalysis; readonly at: number }

export type Judged = {
  readonly liveness: LivenessVerdict
  /** The person of the best frontal frame, and which frame that is. */
  readonly person?: FaceEmbedding
  readonly still?: number
}

/** Chooses the frames that are worth recognising, recognises them, and asks for the verdict. */
export async function judgeFrames(
  engine: FaceEngine,
  frames: readonly KeptFrame[],
  actions: readonly Action[],
  rules: LivenessRules = shippedRules,
): Promise<Judged> {
  const { compared, still } = chooseFrames(frames)
  const chosen = new Set(still === undefined ? compared : [...compared, still])
  const embeddings = new Map<number, FaceEmbedding>()
  await Promise.all(
    [...chosen].map(async (index) => {
      const { jpeg, analysis } = frames[index]!
      const effort = index === still ? 'full' : 'quick'
      const embedding = await engine.embed(jpeg, { points: analysis.face!.points, effort })
      if (embedding) embeddings.set(index, embedding)
    }),
  )
  const seen = frames.map(({ analysis, at }, i) => {
    const embedding = embeddings.get(i)
    return { analysis, at, ...(embedding && { embedding }) }
  })
  const liveness = decideLiveness({ actions, rules, frames: seen })
  const person = still === undefined ? undefined : embeddings.get(still)
  return { liveness, ...(person && { person }), ...(still !== undefined && { still }) }
}
