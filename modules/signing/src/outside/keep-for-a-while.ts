import type { Clock } from '#platform/clock'

const mostKept = 64

/** Remembers what was read, and who is reading it now, for some time; a failure is not remembered. */
export function keepForAWhile<Value>(clock: Clock, milliseconds: number) {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value | null> }>()
  return (name: string, read: () => Promise<Value | null>): Promise<Value | null> => {
    const now = clock.now().getTime()
    const known = kept.get(name)
    // The clock of the sandbox may be put back: what was read "later" is old, not fresh.
    if (known && known.until > now && known.until <= now + milliseconds) return known.value
    const value = read()
    kept.delete(name)
    kept.set(name, { until: now + milliseconds, value })
    value.then(
      (read) => read === null && kept.delete(name),
      () => kept.delete(name),
    )
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
    return value
  }
}
