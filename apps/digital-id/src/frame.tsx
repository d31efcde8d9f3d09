import { reportAddress } from '#modules/support'
import { Layout, type LayoutProps } from '#platform/ui'
import { languageOf, type SiteContext, themeOf } from '#platform/web'
import type { DigitalIdDoors } from './doors.ts'
import { frameTexts } from './words.ts'

type PageProps = Pick<
  LayoutProps,
  | 'title'
  | 'description'
  | 'robots'
  | 'width'
  | 'scripts'
  | 'refreshWithoutScript'
  | 'hasProblems'
  | 'children'
>
type Surroundings = Pick<LayoutProps, 'language' | 'path'> & Partial<Pick<LayoutProps, 'theme'>>

/** Draws a whole page of the Digital ID site: one question, no navigation that leads away from it. */
export function showPage(c: SiteContext, doors: FrameDoors, page: PageProps): Response | Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  return c.html(
    wholePage(doors, { language: languageOf(c), theme: themeOf(c), path: pathname + search }, page),
  )
}

export type FrameDoors = Pick<DigitalIdDoors, 'portal' | 'sandbox' | 'asset'>

/** The same page for those who answer without the site, such as the OpenID provider. */
export function wholePage(doors: FrameDoors, surroundings: Surroundings, page: PageProps) {
  return (
    <Layout
      width="question"
      robots="noindex"
      {...page}
      {...surroundings}
      siteName={frameTexts(surroundings.language)('site.name')}
      homeHref={doors.portal}
      footer={{
        help: `${doors.portal}/help`,
        accessibility: `${doors.portal}/accessibility`,
        whatItIsNot: `${doors.portal}/about`,
        source: `${doors.portal}/about#source`,
        report: reportAddress(doors.portal, { from: `digital-id${surroundings.path.split('?')[0]}` }),
      }}
      sandbox={doors.sandbox !== null}
      asset={doors.asset}
      scripts={['site.js', ...(page.scripts ?? [])]}
    />
  )
}
