import type { Session } from '#modules/accounts'
import type { SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { Reader } from '../doors.ts'
import { readerOrSignIn } from '../pages/account-frame.tsx'

/** The reader of a page on acting for others, with the session that acts. */
export type ActingReader = { readonly reader: Reader; readonly session: Session }

/** Both, or the answer that leads to the sign-in and back here. */
export async function actingReader(c: SiteContext, account: Account): Promise<ActingReader | Response> {
  const reader = await readerOrSignIn(c, account)
  if (reader instanceof Response) return reader
  const session = await account.sessionOf(c)
  return session ? { reader, session } : c.redirect('/sign-in', 303)
}
