import {
  addDays,
  type Day,
  dayInKazakhstan,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '#kz'

/** How near a due date is to being missed; days are working days. */
export type Risk =
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'in-time'; readonly days: number }

/** So many working days before the end a due date is near. */
export const soonDays = 2

/** The last day of a term that is over at this moment: at midnight the day before it has ended. */
export function lastDayOf(dueAt: Date): Day {
  return dayInKazakhstan(new Date(dueAt.getTime() - 1))
}

/**
 * The risk that a due date is missed, by the calendar of today.
 * @example riskOf(dueAt, new Date(), calendar) // { kind: 'soon', days: 1 }
 */
export function riskOf(dueAt: Date, now: Date, calendar: WorkingCalendar): Risk {
  const [today, dueOn] = [dayInKazakhstan(now), lastDayOf(dueAt)]
  if (dueOn < today) return { kind: 'late', days: workingDaysBetween(dueOn, today, calendar) }
  if (dueOn === today) return { kind: 'today' }
  const days = workingDaysBetween(today, dueOn, calendar)
  return { kind: days <= soonDays ? 'soon' : 'in-time', days }
}

/** The end of the working day before which a due date counts as near. */
export function soonBefore(now: Date, calendar: WorkingCalendar): Date {
  let day = dayInKazakhstan(now)
  for (let left = soonDays; left > 0; left -= isWorkingDay(day, calendar) ? 1 : 0) day = addDays(day, 1)
  return new Date(`${addDays(day, 1)}T00:00:00+05:00`)
}
