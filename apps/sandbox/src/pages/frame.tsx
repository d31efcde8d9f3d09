import { Layout, type LayoutProps } from '#platform/ui'
import { languageOf, type SiteContext, themeOf } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { texts } from '../words.ts'
import type {} from './elements.ts'

type PageProps = Pick<LayoutProps, 'title' | 'width' | 'hasProblems' | 'scripts' | 'children'>

const sections = [
  ['people', 'users'],
  ['phones', 'phone'],
  ['switches', 'settings'],
  ['bank', 'wallet'],
  ['clock', 'clock'],
  ['journal', 'history'],
] as const

/** Draws a whole page of the sandbox, with the strip that no real service may ever have. */
export function showPage(
  c: SiteContext,
  { asset }: SandboxRoom,
  page: PageProps,
): Response | Promise<Response> {
  const language = languageOf(c)
  const t = texts(language)
  const { pathname, search } = new URL(c.req.url)
  return c.html(
    <Layout
      {...page}
      language={language}
      theme={themeOf(c)}
      path={pathname + search}
      siteName={t('site.name')}
      navigation={sections.map(([name, icon]) => ({
        href: `/${name}`,
        icon,
        label: t(`nav.${name}`),
        current: pathname.startsWith(`/${name}`),
      }))}
      sandbox
      banner={<SandboxStrip />}
      robots="noindex"
      asset={asset}
    />,
  )
}

/** In all three languages at once: nobody may take these people for real ones because of a language. */
function SandboxStrip() {
  return (
    <strong>
      <span lang="kk">{texts('kk')('strip')}</span> · <span lang="ru">{texts('ru')('strip')}</span> ·{' '}
      <span lang="en">{texts('en')('strip')}</span>
    </strong>
  )
}
