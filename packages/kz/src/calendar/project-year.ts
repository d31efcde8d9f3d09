import { addDays, type Day, isWeekend } from '../day.ts'
import type { CalendarYear } from './working-calendar.ts'

const everyYear = [
  '01-01',
  '01-02',
  '03-08',
  '03-21',
  '03-22',
  '03-23',
  '05-01',
  '05-07',
  '05-09',
  '07-06',
  '10-25',
  '12-16',
]

/**
 * The year as the rules alone give it: no swaps by order of the Minister (Labour Code art. 85(3)), so it is
 * a projection until the official calendar appears.
 * @param firstDayOfKurbanAit MM-DD
 */
export function projectYear(
  year: number,
  firstDayOfKurbanAit: string,
  status: CalendarYear['status'] = 'projected',
): CalendarYear {
  const holidays = [...everyYear, ...constitutionDay(year)].map((day) => `${year}-${day}`).sort()
  // Labour Code art. 84(5): days off that no other day replaces.
  const unmoved = [`${year}-01-07`, `${year}-${firstDayOfKurbanAit}`].filter((day) => !isWeekend(day))
  const off = new Set(holidays.filter((day) => !isWeekend(day)).concat(unmoved))
  for (const day of holidays.filter(isWeekend)) off.add(nextWeekday(day, off))
  return {
    year,
    weekdaysOff: [...off].sort().map((day) => day.slice(5)),
    workingWeekends: [],
    status,
    source: 'rules of the Labour Code; Kurban Ait by the Umm al-Qura calendar, give or take a day',
    verified: false,
    caveat: 'Projected by rule.',
  }
}

// 30 August through 2025, 15 March from 2027; the new Constitution was adopted by the referendum of 15 March 2026.
function constitutionDay(year: number): readonly string[] {
  if (year <= 2025) return ['08-30']
  return year >= 2027 ? ['03-15'] : []
}

function nextWeekday(holiday: Day, off: ReadonlySet<Day>): Day {
  let day = addDays(holiday, 1)
  while (isWeekend(day) || off.has(day)) day = addDays(day, 1)
  return day
}
