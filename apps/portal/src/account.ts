import { getCookie } from 'hono/cookie'
import { capacityOf, findSession, readProfile, type Session } from '#modules/accounts'
import { countInbox } from '#modules/notifications'
import { languageOf, type SiteContext } from '#platform/web'
import type { PortalDoors, Reader } from './doors.ts'
import { sessionCookie } from './sign-in/index.ts'

/** Who reads a page. */
export type Account = {
  /** The signed-in person, or null; never asks anybody to sign in. */
  readonly readerOf: (c: SiteContext) => Promise<Reader | null>
  /** The session of this request, or null. */
  readonly sessionOf: (c: SiteContext) => Promise<Session | null>
}

/** Knows the reader by the portal's session cookie; a page without the cookie asks the database nothing. */
export function openAccount(doors: PortalDoors): Account {
  const sessionOf = async (c: SiteContext) => {
    const token = getCookie(c, sessionCookie)
    return token ? findSession(doors.database, doors.clock, 'portal', token) : null
  }
  const readerOf = async (c: SiteContext) => {
    const session = await sessionOf(c)
    const profile = session ? await readProfile(doors.database, doors.keyring, session.personId) : null
    if (!session || !profile) return null
    const { unread } = await countInbox(doors.database, session.personId)
    const { personId } = session
    const capacity = await capacityOf(doors, session)
    return { personId, name: profile.names.name, unread, language: languageOf(c), capacity }
  }
  return { readerOf, sessionOf }
}
