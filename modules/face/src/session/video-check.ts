import { randomInt } from 'node:crypto'
import type { FrameAnalysis } from '../analyse.ts'
import { decideMatch, type MatchZones, shippedZones, similarityOf } from '../embedding/similarity.ts'
import type { FaceEngine, Likeness } from '../engine/open-engine.ts'
import type { FaceEmbedding } from '../engine/tasks.ts'
import { FaceError } from '../errors.ts'
import { type Action, drawActions } from '../liveness/actions.ts'
import type { LivenessVerdict } from '../liveness/decide.ts'
import { type Guidance, guide } from '../liveness/guide.ts'
import { type LivenessRules, shippedRules } from '../liveness/rules.ts'
import { type Judged, judgeFrames, type KeptFrame } from './judge-frames.ts'

export type VideoCheckLimits = {
  readonly mostFrames: number
  readonly mostBytes: number
  readonly mostFrameBytes: number
  readonly mostMilliseconds: number
}

/** A frame of 640×480 is 30–80 kB; ten a second for a slow minute and a half fits many times over. */
export const shippedLimits: VideoCheckLimits = {
  mostFrames: 600,
  mostBytes: 60_000_000,
  mostFrameBytes: 1_500_000,
  mostMilliseconds: 120_000,
}

/** What the page is told after each frame: when no action is left, it may ask for the decision. */
export type FrameAnswer = Guidance & { readonly analysis: FrameAnalysis }

export type VideoCheckDecision = {
  readonly decision: 'pass' | 'review' | 'refuse'
  readonly reasons: readonly (
    | LivenessVerdict['reasons'][number]
    | 'no-reference-face'
    | 'face-mismatch'
    | 'face-unsure'
  )[]
  readonly liveness: LivenessVerdict
  /** Similarity of the person to each reference picture, in their order. */
  readonly similarities: readonly number[]
  readonly models: readonly string[]
  /** The best frontal frame; its JPEG is given by `still()` while the check is in memory. */
  readonly stillIndex?: number
}

/** One video identification in memory: frames go in as they are taken, one decision comes out. */
export type VideoCheck = {
  readonly actions: readonly Action[]
  readonly addFrame: (jpeg: Uint8Array, at: number) => Promise<FrameAnswer>
  readonly decide: (against: { readonly references: readonly Uint8Array[] }) => Promise<VideoCheckDecision>
  /** How alike the person of the video, as `decide` saw them, and another picture are; undefined without two faces. */
  readonly compareWith: (picture: Uint8Array) => Promise<Likeness | undefined>
  /** The best frontal frame, for a moderator the person agreed to; undefined before `decide`. */
  readonly still: () => Uint8Array | undefined
  /** Forgets every frame and vector. */
  readonly forget: () => void
}

/** A random order of actions from the machine's cryptographic source. */
export function drawSecretActions(): readonly Action[] {
  return drawActions((limit) => randomInt(limit))
}

export function openVideoCheck(options: {
  readonly engine: FaceEngine
  readonly actions: readonly Action[]
  readonly startedAt: number
  readonly limits?: VideoCheckLimits
  readonly rules?: LivenessRules
  readonly zones?: MatchZones
}): VideoCheck {
  const { engine, actions } = options
  const limits = options.limits ?? shippedLimits
  const rules = options.rules ?? shippedRules
  const zones = options.zones ?? engine.zones ?? shippedZones
  let frames: KeptFrame[] = []
  let bytes = 0
  let taken = 0
  let still: KeptFrame | undefined
  let person: FaceEmbedding | undefined

  const admit = (jpeg: Uint8Array, at: number) => {
    taken++
    bytes += jpeg.byteLength
    if (at - options.startedAt > limits.mostMilliseconds || at < options.startedAt) {
      throw new FaceError('frame-late', 'The frame was taken outside the time of this check.')
    }
    if (taken > limits.mostFrames || bytes > limits.mostBytes || jpeg.byteLength > limits.mostFrameBytes) {
      throw new FaceError('frame-limit', 'This check has taken as many or as large frames as it may.')
    }
  }

  return {
    actions,
    addFrame: async (jpeg, at) => {
      admit(jpeg, at)
      const analysis = await engine.analyse(jpeg)
      // Frames are analysed side by side and may come back out of order.
      const place = frames.findLastIndex((frame) => frame.at <= at) + 1
      frames.splice(place, 0, { jpeg, analysis, at })
      return { ...guide(frames, actions), analysis }
    },
    decide: async ({ references }) => {
      // Frames that arrive while the verdict is being made no longer count.
      const judged = [...frames]
      const verdict = await judgeFrames(engine, judged, actions, rules)
      still = verdict.still === undefined ? undefined : judged[verdict.still]
      person = verdict.person
      const similarities = await similaritiesTo(engine, references, person)
      return decisionOf(verdict.liveness, similarities, zones, verdict, references.length)
    },
    compareWith: async (picture) => {
      const [similarity] = await similaritiesTo(engine, [picture], person)
      if (similarity === undefined || !person) return undefined
      return { similarity, decision: decideMatch(similarity, zones), models: person.models }
    },
    still: () => still?.jpeg,
    forget: () => {
      frames = []
      still = undefined
      person = undefined
    },
  }
}

async function similaritiesTo(
  engine: FaceEngine,
  references: readonly Uint8Array[],
  person: FaceEmbedding | undefined,
): Promise<readonly (number | undefined)[]> {
  const embeddings = await Promise.all(references.map((reference) => engine.embed(reference)))
  return embeddings.map((embedding) => (embedding && person ? similarityOf(embedding, person) : undefined))
}

/** Every reference must match; the weakest one decides. No reference at all is never a pass. */
function decisionOf(
  liveness: LivenessVerdict,
  similarities: readonly (number | undefined)[],
  zones: MatchZones,
  { person, still }: Judged,
  references: number,
): VideoCheckDecision {
  const known = similarities.filter((similarity) => similarity !== undefined)
  const facts = {
    liveness,
    similarities: known,
    models: person?.models ?? [],
    ...(still !== undefined && { stillIndex: still }),
  }
  if (!liveness.live) return { decision: 'refuse', reasons: liveness.reasons, ...facts }
  if (references === 0 || known.length < references) {
    return { decision: 'refuse', reasons: ['no-reference-face'], ...facts }
  }
  const weakest = decideMatch(Math.min(...known), zones)
  if (weakest === 'match') return { decision: 'pass', reasons: [], ...facts }
  if (weakest === 'review') return { decision: 'review', reasons: ['face-unsure'], ...facts }
  return { decision: 'refuse', reasons: ['face-mismatch'], ...facts }
}
