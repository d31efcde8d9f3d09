import { calendarDay } from './calendar-day.ts'
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
  const today = calendarDay(clock.now())
  const target = addWorkingDays(today, step.workingDays)
  return clock.advance(Date.parse(target) - Date.parse(today))
}

function addWorkingDays(day: string, count: number): string {
  let moment = Date.parse(day)
  for (let left = count; left > 0; ) {
    moment += dayMs
    if (new Date(moment).getUTCDay() % 6 !== 0) left -= 1
  }
  return new Date(moment).toISOString().slice(0, 10)
}
