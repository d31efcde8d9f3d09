import {
  drawActions,
  type FaceEngine,
  FaceError,
  type Likeness,
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
  const made = madeBy(shippedRules, engine.zones)
  return {
    drawActions,
    compareFaces: (one, other) => scoreOf(() => engine.compare(one, other)),
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
        compareWith: (photo) => scoreOf(() => check.compareWith(photo)),
        still: () => check.still() ?? null,
        close: check.forget,
      }
    },
  }
}

async function scoreOf(compare: () => Promise<Likeness | undefined>): Promise<Score | null> {
  try {
    const likeness = await compare()
    if (!likeness) return null
    const { similarity, decision, models } = likeness
    return { similarity: Math.round(similarity * 1000) / 1000, zone: decision, models }
  } catch (error) {
    // A photograph without a face, or none at all: told like any mismatch.
    if (isPictureFault(error)) return null
    throw error
  }
}

function isPictureFault(error: unknown): boolean {
  return (
    error instanceof FaceError &&
    ['image-unreadable', 'image-too-large', 'no-face', 'frame-limit', 'frame-late'].includes(error.code)
  )
}
