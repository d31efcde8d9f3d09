const almatyDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Almaty' })

/** The day in Kazakhstan at a moment, as YYYY-MM-DD. */
export function calendarDay(moment: Date): string {
  return almatyDay.format(moment)
}

/** A day so many days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
