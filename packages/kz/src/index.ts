export * from './banks.ts'
export * from './bin.ts'
export { workingCalendar } from './calendar/data/working-calendar.ts'
export { projectYear } from './calendar/project-year.ts'
export {
  addWorkingDays,
  type CalendarYear,
  calendarYear,
  isWorkingDay,
  type WorkingCalendar,
  workingDayFrom,
  workingDaysBetween,
} from './calendar/working-calendar.ts'
export * from './commands/check.ts'
export * from './commands/workdays.ts'
export { controlDigit } from './control-digit.ts'
export { banks } from './data/banks.ts'
export { institutions } from './data/institutions.ts'
export { paymentPurposes } from './data/payment-purposes.ts'
export { regions } from './data/regions.ts'
export { addDays, addMonths, ageOn, type Day, dayInKazakhstan, isDay, isWeekend } from './day.ts'
export type { Names, Provenance } from './fact.ts'
export * from './figures/index.ts'
export * from './iic.ts'
export * from './iin.ts'
export type { Institution } from './institutions.ts'
export * from './kbe.ts'
export * from './kz-error.ts'
export * from './mrz.ts'
export * from './names.ts'
export type { Invalid, Valid } from './outcome.ts'
export * from './payment-purposes.ts'
export * from './phone.ts'
export * from './regions.ts'
export * from './rnn.ts'
