import {
  decideMatch,
  drawActions,
  type FaceEngine,
  FaceError,
  madeBy,
  openVideoCheck,
  shippedRules,
} from '#modules/face'
import type { Score } from './documents/scores.ts'
import type { VideoDoor } from './video-door.ts'
import { videoRules } from './video-order.ts'

const limits = {
  mostFrames: videoRules.frames,
  mostBytes: videoRules.totalBytes,
  mostFrameBytes: videoRules.frameBytes,
  mostMilliseconds: videoRules.checkMilliseconds,
}

/** The face room's checks as the journey uses them. */
export function connectVideo(engine: FaceEngine): VideoDoor {
  const compareFaces = (one: Uint8Array, other: Uint8Array) => scoreOf(engine, one, other)
  const made = madeBy(shippedRules, engine.zones)
  return {
    drawActions,
    compareFaces,
    openCheck: (actions) => {
      const check = openVideoCheck({ engine, actions, startedAt: 0, limits })
      return {
        madeBy: made,
        addFrame: async (jpeg, milliseconds) => {
          try {
            const { hint, done, next = null } = await check.addFrame(jpeg, milliseconds)
            return { hint, done, next }
          } catch (error) {
            if (isPictureFault(error)) return 'unreadable'
            throw error
          }
        },
        decide: async () => {
          const { liveness } = await check.decide({ references: [] })
          return { pass: liveness.live, reasons: liveness.reasons }
        },
        compareWith: async (photo) => {
          try {
            const similarity = await check.compareWith(photo)
            if (similarity === undefined) return null
            return roundScore(similarity, decideMatch(similarity, engine.zones), made.models)
          } catch (error) {
            // A photograph that cannot be read: the registry's fault, told like any mismatch.
            if (isPictureFault(error)) return null
            throw error
          }
        },
        still: () => check.still() ?? null,
        close: check.forget,
      }
    },
  }
}

async function scoreOf(engine: FaceEngine, one: Uint8Array, other: Uint8Array): Promise<Score | null> {
  try {
    const { similarity, decision, models } = await engine.compare(one, other)
    return roundScore(similarity, decision, models)
  } catch (error) {
    // A photograph without a face, or none at all: told like any mismatch.
    if (isPictureFault(error)) return null
    throw error
  }
}

function roundScore(similarity: number, zone: Score['zone'], models: readonly string[]): Score {
  return { similarity: Math.round(similarity * 1000) / 1000, zone, models }
}

function isPictureFault(error: unknown): boolean {
  return (
    error instanceof FaceError &&
    ['image-unreadable', 'image-too-large', 'frame-limit', 'frame-late'].includes(error.code)
  )
}
