import type { ReferenceValues } from '#modules/reference'

type Year = ReferenceValues['calendar-year']

/** What a change of a calendar year does, day by day; written MM-DD. */
export type CalendarChange = {
  readonly becomesOff: readonly string[]
  readonly becomesWorking: readonly string[]
}

/** Which days become days off and which are worked, compared with the year as it stands. */
export function calendarChange(before: Year | null, after: Year): CalendarChange {
  const old = before ?? { weekdaysOff: [], workingWeekends: [] }
  const added = (from: readonly string[], to: readonly string[]) => to.filter((day) => !from.includes(day))
  return {
    becomesOff: [
      ...added(old.weekdaysOff, after.weekdaysOff),
      ...added(after.workingWeekends, old.workingWeekends),
    ].toSorted(),
    becomesWorking: [
      ...added(after.weekdaysOff, old.weekdaysOff),
      ...added(old.workingWeekends, after.workingWeekends),
    ].toSorted(),
  }
}

/** Days as an administrator types them: one a line or with commas, as 31.12, 31.12.2026 or 2026-12-31. */
export function daysTyped(text: string): readonly string[] {
  const words = text.split(/[\s,;]+/).filter(Boolean)
  return [...new Set(words.map(dayTyped))].toSorted()
}

/** What is no day stays as it was typed, so that it can be named. */
function dayTyped(word: string): string {
  const numbers = /^(\d{1,2})\.(\d{1,2})(?:\.\d{4})?\.?$/.exec(word)
  if (numbers) return `${numbers[2]!.padStart(2, '0')}-${numbers[1]!.padStart(2, '0')}`
  return /^\d{4}-(\d\d-\d\d)$/.exec(word)?.[1] ?? word
}

/** The same days for the form: 31.12, one a line. */
export function typedDays(days: readonly string[]): string {
  return days.map((day) => `${day.slice(3)}.${day.slice(0, 2)}`).join('\n')
}
