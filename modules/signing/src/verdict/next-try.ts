/** Minutes until a waiting signature is looked at again: soon at first, then every hour for as long as it takes. */
const pauses = [1, 2, 5, 10, 20, 30, 60] as const

export function nextTry(now: Date, tries: number): Date {
  const minutes = pauses[Math.min(tries, pauses.length - 1)] ?? 60
  return new Date(now.getTime() + minutes * 60_000)
}
