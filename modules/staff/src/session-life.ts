const minute = 60_000
/** A desk that nobody sits at ends; so does a day's work. */
export const idleMilliseconds = 20 * minute
export const absoluteMilliseconds = 12 * 60 * minute

type Life = { readonly createdAt: Date; readonly lastSeenAt: Date; readonly endedAt: Date | null }

/** Is this session of a member of staff still good? */
export function isAlive(session: Life, now: Date): boolean {
  if (session.endedAt !== null) return false
  const idle = now.getTime() - session.lastSeenAt.getTime()
  const age = now.getTime() - session.createdAt.getTime()
  return idle < idleMilliseconds && age < absoluteMilliseconds
}

/** Writing down every page view would make each of them a write: once a minute is enough. */
export function shouldNoteVisit({ lastSeenAt }: Life, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= minute
}
