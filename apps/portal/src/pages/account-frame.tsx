import { deviceName, type Origin, type Profile, readProfile } from '#modules/accounts'
import type { LayoutProps } from '#platform/ui'
import { Icon, type IconName } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from '../words.ts'

const rooms: readonly (readonly [Room, string, IconName])[] = [
  ['profile', '/account', 'user'],
  ['inbox', '/account/inbox', 'inbox'],
  ['applications', '/account/applications', 'document'],
  ['acting', '/account/acting', 'building'],
  ['documents', '/account/documents', 'id-card'],
  ['signatures', '/account/signatures', 'key'],
  ['history', '/account/history', 'history'],
  ['devices', '/account/devices', 'devices'],
  ['support', '/account/support', 'message'],
]

export type Room =
  | 'profile'
  | 'inbox'
  | 'applications'
  | 'acting'
  | 'documents'
  | 'signatures'
  | 'history'
  | 'devices'
  | 'support'

type RoomPage = Pick<LayoutProps, 'children' | 'hasProblems' | 'scripts'> & {
  readonly room: Room
  readonly title?: string
}

/** A page of the account area: its own navigation, and the signed-in person's name. */
export function showRoom(c: SiteContext, doors: PortalDoors, reader: Reader, page: RoomPage) {
  const t = texts(languageOf(c))
  return showPage(c, doors, {
    title: page.title ?? t(`account.${page.room}`),
    ...(page.hasProblems && { hasProblems: true }),
    ...(page.scripts && { scripts: page.scripts }),
    section: 'account',
    robots: 'noindex',
    reader,
    children: (
      <div class="account">
        <nav class="account-rooms" aria-label={t('account.title')}>
          <ul>
            {rooms.map(([room, href, icon]) => (
              <li>
                <a href={href} {...(room === page.room && { 'aria-current': 'page' })}>
                  <Icon name={icon} />
                  <span>{t(`account.${room}`)}</span>
                  {room === 'inbox' && reader.unread > 0 && <span class="count">{reader.unread}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="account-room">{page.children}</div>
      </div>
    ),
  })
}

/** The reader of an account page, or the answer that leads to the sign-in and back here. */
export async function readerOrSignIn(c: SiteContext, account: Account): Promise<Reader | Response> {
  const reader = await account.readerOf(c)
  if (reader) return reader
  const { pathname } = new URL(c.req.url)
  return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.method === 'GET' ? pathname : '/account')}`, 303)
}

/** Where a change came from, for the operation history. */
export function originOf(c: SiteContext): Origin {
  return { channel: 'portal', device: deviceName(c.req.header('user-agent') ?? '') }
}

/** The reader's profile; a session without an account ends at the sign-in. */
export async function profileOf(doors: PortalDoors, reader: Reader): Promise<Profile> {
  const profile = await readProfile(doors.database, doors.keyring, reader.personId)
  if (!profile) throw new Error('A session outlived its account.')
  return profile
}
