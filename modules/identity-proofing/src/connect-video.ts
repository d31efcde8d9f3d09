import { drawActions, type FaceEngine, FaceError, madeBy, openVideoCheck, shippedRules } from '#modules/face'
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
            return await check.compareWith(photo)
          } catch (error) {
            // A photograph that cannot be read: the registry's fault, told like any mismatch.
            if (isPictureFault(error)) return 'unseen'
            throw error
          }
        },
        close: check.forget,
      }
    },
  }
}

function isPictureFault(error: unknown): boolean {
  return (
    error instanceof FaceError &&
    ['image-unreadable', 'image-too-large', 'frame-limit', 'frame-late'].includes(error.code)
  )
}
