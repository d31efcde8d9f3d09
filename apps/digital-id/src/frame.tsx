import { Layout, type LayoutProps } from '#platform/ui'
import { languageOf, type SiteContext, themeOf } from '#platform/web'
import type { DigitalIdDoors } from './doors.ts'
import { frameTexts } from './words.ts'

type PageProps = Pick<LayoutProps, 'title' | 'width' | 'scripts' | 'hasProblems' | 'children'>

/** Draws a whole page of the Digital ID site: one question, no navigation that leads away from it. */
export function showPage(
  c: SiteContext,
  doors: DigitalIdDoors,
  page: PageProps,
): Response | Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  return c.html(
    <Layout
      width="question"
      {...page}
      language={languageOf(c)}
      theme={themeOf(c)}
      path={pathname + search}
      siteName={frameTexts(languageOf(c))('site.name')}
      homeHref={doors.portal}
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
