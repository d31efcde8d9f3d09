import { projectYear } from '../project-year.ts'
import type { WorkingCalendar } from '../working-calendar.ts'

/** The calendar as shipped; an administrator edits a copy and gives it a new name. */
export const workingCalendar: WorkingCalendar = {
  name: 'kz-5-day-week-2026.11',
  years: [
    {
      year: 2024,
      weekdaysOff: days(
        '01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16',
      ),
      workingWeekends: ['05-04'],
      status: 'official',
      source: 'production calendar 2024; order of 17 April 2024 (4 May for 8 May)',
      verified: true,
      caveat: null,
    },
    {
      year: 2025,
      weekdaysOff: days(
        '01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16',
      ),
      workingWeekends: ['01-05'],
      status: 'official',
      source: 'production calendar 2025; order No. 436 of 21 November 2024 (5 January for 3 January)',
      verified: true,
      caveat: null,
    },
    {
      year: 2026,
      weekdaysOff: days(
        '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16',
      ),
      workingWeekends: [],
      status: 'official',
      source: 'production calendar of 5 December 2025; 30 August is no holiday since March 2026',
      verified: true,
      caveat: 'Orders of 2026 that swap days were not checked after March.',
    },
    {
      ...projectYear(2027, '05-16'),
      weekdaysOff: days(
        '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16',
      ),
    },
    projectYear(2028, '05-05'),
    projectYear(2029, '04-24'),
    projectYear(2030, '04-13'),
    projectYear(2031, '04-02'),
  ],
}

function days(text: string): readonly string[] {
  return text.split(' ')
}
