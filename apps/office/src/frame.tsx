import type { Role } from '#modules/staff'
import { type IconName, Layout, type LayoutProps } from '#platform/ui'
import { languageOf, type SiteContext, themeOf } from '#platform/web'
import { applicationOfficers } from './applications/officer.ts'
import { type Desk, holds } from './desk.ts'
import type { OfficeDoors } from './doors.ts'
import { paymentReaders } from './payments/note-act.ts'
import { referenceReaders } from './reference/facts.ts'
import { texts } from './words.ts'

type PageProps = Pick<LayoutProps, 'title' | 'width' | 'children' | 'scripts' | 'hasProblems'> & {
  /** Who reads it; nobody on the pages for visitors. */
  readonly desk?: Desk | null
}

type Place = readonly [
  name: 'home' | 'applications' | 'documents' | 'support' | 'payments' | 'reference' | 'staff' | 'audit',
  href: string,
  icon: IconName,
  roles: readonly Role[],
]

/** The rooms of the office, and who is shown the way to each. */
const places: readonly Place[] = [
  ['home', '/', 'home', []],
  ['applications', '/applications', 'document', applicationOfficers],
  ['documents', '/documents', 'id-card', ['moderator', 'senior-moderator', 'administrator']],
  ['support', '/support', 'message', ['support', 'administrator']],
  ['payments', '/payments', 'wallet', paymentReaders],
  ['reference', '/reference', 'calendar', referenceReaders],
  ['staff', '/staff', 'users', ['administrator', 'auditor']],
  ['audit', '/audit', 'history', ['auditor']],
]

/** Draws a whole page of the office. */
export function showPage(
  c: SiteContext,
  doors: OfficeDoors,
  { desk, ...page }: PageProps,
): Response | Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  return c.html(
    <Layout
      {...page}
      {...(desk
        ? { navigation: placesOf(c, desk), user: { name: desk.member.name, href: '/me' } }
        : { signInHref: '/sign-in' })}
      language={languageOf(c)}
      theme={themeOf(c)}
      path={pathname + search}
      siteName={texts(languageOf(c))('site.name')}
      homeHref="/"
      robots="noindex"
      footer={{
        help: `${doors.portal}/help`,
        accessibility: `${doors.portal}/accessibility`,
        whatItIsNot: `${doors.portal}/about`,
        source: `${doors.portal}/about#source`,
      }}
      sandbox={doors.sandbox !== null}
      asset={doors.asset}
    />,
  )
}

function placesOf(c: SiteContext, { member }: Desk) {
  const t = texts(languageOf(c))
  const { pathname } = new URL(c.req.url)
  return places
    .filter(([, , , roles]) => roles.length === 0 || holds(member, ...roles))
    .map(([name, href, icon]) => ({
      href,
      icon,
      label: t(`place.${name}`),
      current: href === '/' ? pathname === '/' : pathname.startsWith(href),
    }))
}
