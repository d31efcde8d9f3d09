import { Layout, type LayoutProps } from '#platform/ui'
import { languageOf, type SiteContext, themeOf } from '#platform/web'
import type { OfficeDoors } from './doors.ts'
import { texts } from './words.ts'

type PageProps = Pick<LayoutProps, 'title' | 'width' | 'children'>

/** Draws a whole page of the office. */
export function showPage(c: SiteContext, doors: OfficeDoors, page: PageProps): Response | Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  return c.html(
    <Layout
      {...page}
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
