import { reportAddress } from '#modules/support'
import { Layout, type LayoutProps } from '#platform/ui'
import { languageOf, type SiteContext, themeOf } from '#platform/web'
import { ActingBar } from './acting/acting-bar.tsx'
import type { PortalDoors, Reader } from './doors.ts'
import { texts } from './words.ts'

type PageProps = Pick<
  LayoutProps,
  'title' | 'description' | 'width' | 'hasProblems' | 'robots' | 'children'
> & {
  readonly scripts?: readonly string[]
  readonly section?: 'services' | 'help' | 'account'
  readonly reader?: Reader | null
}

/** Draws a whole page of the portal. */
export function showPage(c: SiteContext, doors: PortalDoors, page: PageProps): Response | Promise<Response> {
  const { reader = null, section, scripts = [], children, ...rest } = page
  const t = texts(languageOf(c))
  return c.html(
    <Layout
      {...rest}
      language={languageOf(c)}
      theme={themeOf(c)}
      path={addressOfPage(c)}
      siteName={t('site.name')}
      navigation={[
        { href: '/services', label: t('nav.services'), icon: 'document', current: section === 'services' },
        { href: '/help', label: t('nav.help'), icon: 'help', current: section === 'help' },
        ...(reader
          ? [
              {
                href: '/account/inbox',
                label: t('nav.inbox'),
                icon: 'inbox' as const,
                count: reader.unread,
                current: false,
              },
            ]
          : []),
      ]}
      {...(reader ? { user: { name: reader.name, href: '/account' } } : {})}
      signInHref="/sign-in"
      footer={{
        help: '/help',
        checkSignature: '/check-signature',
        accessibility: '/accessibility',
        whatItIsNot: '/about',
        source: '/about#source',
        report: reportAddress('', { from: `portal${new URL(c.req.url).pathname}` }),
      }}
      sandbox={doors.sandbox !== null}
      asset={doors.asset}
      scripts={['site.js', ...scripts]}
      manifest="/manifest.webmanifest"
    >
      {reader && <ActingBar language={languageOf(c)} capacity={reader.capacity} />}
      {children}
    </Layout>,
  )
}

function addressOfPage(c: SiteContext): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}
