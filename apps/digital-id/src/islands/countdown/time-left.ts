/** Whole seconds as a clock shows them: 14:05, 0:09. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Milliseconds between two times of the server's clock; the page's own clock may be wrong. Null: not two times. */
export function between(now: string | undefined, until: string | undefined): number | null {
  const left = Date.parse(until ?? '') - Date.parse(now ?? '')
  return Number.isFinite(left) ? left : null
}
