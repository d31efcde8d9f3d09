import type { Clock } from '#platform/clock'
import type { VideoCheck } from './video-door.ts'
import { type CheckInHand, checkExpiry, videoRules } from './video-order.ts'

/** A video under way or one that passed and waits for the registry. It exists in this process's memory and nowhere else. */
export type OpenCheck = CheckInHand & {
  readonly journeyId: string
  readonly video: VideoCheck
  /** When the video passed; null while frames still come. */
  readonly passedAt: Date | null
}

export type OpenChecks = {
  /** Keeps a check; an earlier one of the same journey is closed. False: this process has no room for another. */
  readonly keep: (check: OpenCheck) => boolean
  readonly find: (journeyId: string) => OpenCheck | null
  /** Counts a frame that was taken. */
  readonly count: (journeyId: string, bytes: number) => void
  readonly markPassed: (journeyId: string) => void
  readonly close: (journeyId: string) => void
  /** Forgets every video at once: the program ends. */
  readonly closeAll: () => void
  readonly size: () => number
}

const mostChecks = 200

/** The memory for videos: bounded, and swept of whatever has outlived its time at every use. */
export function createOpenChecks(clock: Clock, most: number = mostChecks): OpenChecks {
  const checks = new Map<string, OpenCheck>()
  const close = (journeyId: string) => {
    checks.get(journeyId)?.video.close()
    checks.delete(journeyId)
  }
  const sweep = () => {
    const now = clock.now()
    for (const check of checks.values()) if (now >= endOf(check)) close(check.journeyId)
  }
  const change = (journeyId: string, part: Partial<OpenCheck>) => {
    const check = checks.get(journeyId)
    if (check) checks.set(journeyId, { ...check, ...part })
  }
  return {
    keep: (check) => {
      sweep()
      close(check.journeyId)
      const bytes = [...checks.values()].reduce((sum, kept) => sum + kept.bytes, 0)
      if (checks.size >= most || bytes >= videoRules.processBytes) return false
      checks.set(check.journeyId, check)
      return true
    },
    find: (journeyId) => {
      sweep()
      return checks.get(journeyId) ?? null
    },
    count: (journeyId, bytes) => {
      const check = checks.get(journeyId)
      if (check) change(journeyId, { frames: check.frames + 1, bytes: check.bytes + bytes })
    },
    markPassed: (journeyId) => change(journeyId, { passedAt: clock.now() }),
    close,
    closeAll: () => {
      for (const journeyId of checks.keys()) close(journeyId)
    },
    size: () => checks.size,
  }
}

/** A minute beyond its time, so that a late frame is called late and not unknown. */
function endOf(check: OpenCheck): Date {
  if (check.passedAt) return new Date(check.passedAt.getTime() + videoRules.decisionMilliseconds)
  return new Date(checkExpiry(check).getTime() + 60_000)
}
