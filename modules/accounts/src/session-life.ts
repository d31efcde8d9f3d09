/** Programs with a session of their own; each has a cookie of its own, because cookies ignore ports. */
export type Program = 'portal' | 'digital-id'

const minute = 60_000
/** A session nobody uses ends; so does one that is always used. */
export const idleMilliseconds = 30 * minute
export const absoluteMilliseconds = 12 * 60 * minute

type Life = { readonly createdAt: Date; readonly lastSeenAt: Date; readonly endedAt: Date | null }

/** Is this session still good? */
export function isAlive(session: Life, now: Date): boolean {
  if (session.endedAt !== null) return false
  const idle = now.getTime() - session.lastSeenAt.getTime()
  const age = now.getTime() - session.createdAt.getTime()
  return idle < idleMilliseconds && age < absoluteMilliseconds
}

/** Writing down every page view would make each of them a write: once a minute is enough. */
export function shouldNoteVisit(session: Life, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= minute
}
