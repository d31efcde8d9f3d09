import { addWorkingDays, dayInKazakhstan, KzError } from '#kz'
import type { SandboxClock } from './sandbox-clock.ts'

/** One step forward in time. */
export type ClockStep =
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly seconds: number }

const dayMs = 86_400_000

/** Moves the clock by one step; false when that is too far ahead. Working days follow the calendar of Kazakhstan. */
export function advanceClock(clock: SandboxClock, step: ClockStep): boolean {
  if ('seconds' in step) return clock.advance(step.seconds * 1000)
  if ('days' in step) return clock.advance(step.days * dayMs)
  const today = dayInKazakhstan(clock.now())
  const target = workingDayAfter(today, step.workingDays)
  return target !== null && clock.advance(Date.parse(target) - Date.parse(today))
}

/** Null beyond the years whose working calendar is known. */
function workingDayAfter(today: string, count: number): string | null {
  try {
    return addWorkingDays(today, count)
  } catch (error) {
    if (error instanceof KzError && error.code === 'calendar-year-missing') return null
    throw error
  }
}
