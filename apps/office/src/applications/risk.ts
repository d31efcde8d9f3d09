import { dayInKazakhstan, type WorkingCalendar, workingDaysBetween } from '#kz'

/** How near an application is to the day it is due. */
export type Risk = 'late' | 'today' | 'soon' | 'calm'

/** A working day or two is soon: there is still time to ask a colleague. */
const soonDays = 2

/** The working days that are left, and how near that is; a day off leaves none. */
export function riskOf(
  dueAt: Date,
  now: Date,
  calendar: WorkingCalendar,
): { readonly risk: Risk; readonly daysLeft: number } {
  if (dueAt <= now) return { risk: 'late', daysLeft: 0 }
  const daysLeft = workingDaysBetween(dayInKazakhstan(now), dayInKazakhstan(dueAt), calendar)
  if (daysLeft <= 0) return { risk: 'today', daysLeft: 0 }
  return { risk: daysLeft <= soonDays ? 'soon' : 'calm', daysLeft }
}
