import type { Clock } from '#platform/clock'
import type { StateFiles } from './state-files.ts'
import { createSubscribers } from './subscribers.ts'

/** The machine's clock plus an offset that people move; the offset outlives a restart. */
export type SandboxClock = Clock & {
  readonly offsetMs: () => number
  /** Answers false, and moves nothing, when the offset would exceed twenty years. */
  readonly advance: (milliseconds: number) => boolean
  readonly reset: () => void
  readonly subscribe: (listener: (offsetMs: number) => void) => () => void
}

const clockFile = 'clock.json'
export const furthestOffsetMs = 20 * 365.25 * 24 * 3_600_000

export function createSandboxClock(files: StateFiles, machine: Clock): SandboxClock {
  const subscribers = createSubscribers<number>()
  let offset = readOffset(files)
  const move = (to: number) => {
    offset = to
    files.write(clockFile, JSON.stringify({ offsetMs: offset }))
    subscribers.tell(offset)
  }
  return {
    now: () => new Date(machine.now().getTime() + offset),
    offsetMs: () => offset,
    advance: (milliseconds) => {
      if (offset + milliseconds > furthestOffsetMs) return false
      move(offset + milliseconds)
      return true
    },
    reset: () => move(0),
    subscribe: subscribers.add,
  }
}

function readOffset(files: StateFiles): number {
  const content = files.read(clockFile)
  if (!content) return 0
  const saved: unknown = JSON.parse(content.toString())
  const offset = saved && typeof saved === 'object' && 'offsetMs' in saved ? Number(saved.offsetMs) : 0
  return Number.isSafeInteger(offset) && Math.abs(offset) <= furthestOffsetMs ? offset : 0
}
