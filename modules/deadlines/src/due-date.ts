import { addDays, addWorkingDays, type Day, dayInKazakhstan, type WorkingCalendar, workingDayFrom } from '#kz'

/** When a term is over: the last working day, and the moment that day ends in Kazakhstan. */
export type DueDate = { readonly startedOn: Day; readonly dueOn: Day; readonly dueAt: Date }

/**
 * The end of a term of working days that begins now. The first day is not counted (Civil Code art. 173), and what
 * begins on a day off begins on the next working day.
 * @example dueDateFrom(new Date('2026-11-23T05:00:00Z'), 10, calendar).dueOn // '2026-12-07'
 */
export function dueDateFrom(now: Date, workingDays: number, calendar: WorkingCalendar): DueDate {
  return dueDateOf(workingDayFrom(dayInKazakhstan(now), calendar), workingDays, calendar)
}

/** The same for a term whose first day is known. */
export function dueDateOf(startedOn: Day, workingDays: number, calendar: WorkingCalendar): DueDate {
  const dueOn = addWorkingDays(startedOn, workingDays, calendar)
  return { startedOn, dueOn, dueAt: new Date(`${addDays(dueOn, 1)}T00:00:00+05:00`) }
}
