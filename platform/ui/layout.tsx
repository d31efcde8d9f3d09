import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { classNames } from './class-names.ts'
import { Footer, type FooterLinks } from './footer.tsx'
import { Header, type NavigationItem, type SignedInUser } from './header.tsx'
import { texts } from './words.ts'

export type Theme = 'auto' | 'light' | 'dark'

export type LayoutProps = {
  readonly language: Language
  /** Of this page; the site's name is added. */
  readonly title: string
  /** A sentence for search engines. */
  readonly description?: string
  /** Path and query of this page, which the language switch keeps. */
  readonly path: string
  readonly siteName: string
  /** Where the logo leads. */
  readonly homeHref?: string
  readonly navigation?: readonly NavigationItem[]
  readonly user?: SignedInUser
  readonly signInHref?: string
  readonly footer?: FooterLinks
  /** Says that people, documents and messages here are made up. */
  readonly sandbox?: boolean
  /** A strip above the header: a sandbox note, an outage. */
  readonly banner?: Child
  readonly asset: (name: string) => string
  /** Islands of this page, by the names of their assets: `camera.js`. */
  readonly scripts?: readonly string[]
  readonly manifest?: string
  /** Seconds after which the page is read anew where no script runs; elsewhere an island watches. */
  readonly refreshWithoutScript?: number
  readonly robots?: 'index' | 'noindex'
  /** The reader's choice. Given, the footer offers to change it by `?theme=`. */
  readonly theme?: Theme
  /** `question` keeps one question to a readable width, `wide` gives tables room. */
  readonly width?: 'question' | 'page' | 'wide'
  /** The page answers a form with problems: its title says so first. */
  readonly hasProblems?: boolean
  readonly children?: Child
}

/** A whole page: head, header, content, footer. */
export function Layout(props: LayoutProps) {
  const { language, theme = 'auto', width = 'page', banner, children } = props
  const page = (
    <html lang={language} data-color-scheme={theme}>
      <Head {...props} />
      <body class={classNames(width === 'wide' && 'body-wide')}>
        <a class="skip-link" href="#main">
          {texts(language)('skip')}
        </a>
        {banner && (
          <section class="banner" aria-label={texts(language)('banner')}>
            {banner}
          </section>
        )}
        <Header {...props} />
        <main id="main" class={classNames('container', `container-${width}`)} tabindex={-1}>
          {children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  )
  return html`<!doctype html>${page}`
}

function Head(props: LayoutProps) {
  const { language, title, siteName, description, asset, manifest, robots, theme, hasProblems } = props
  const { refreshWithoutScript: seconds } = props
  const problem = hasProblems ? `${texts(language)('problem.prefix')} ` : ''
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{`${problem}${title === siteName ? title : `${title} · ${siteName}`}`}</title>
      {description && <meta name="description" content={description} />}
      {robots && <meta name="robots" content={robots} />}
      <meta name="color-scheme" content={theme === 'light' || theme === 'dark' ? theme : 'light dark'} />
      <ThemeColour theme={theme ?? 'auto'} />
      <link
        rel="preload"
        href={asset(fontOf[language])}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={asset('style.css')} />
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={asset('apple-touch-icon.png')} />
      {manifest && <link rel="manifest" href={manifest} />}
      {seconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(seconds)} />
        </noscript>
      )}
      {props.scripts?.map((name) => (
        <script type="module" src={asset(name)} />
      ))}
    </head>
  )
}

const fontOf: Readonly<Record<Language, string>> = {
  kk: 'golos-text-cyrillic-wght-normal.woff2',
  ru: 'golos-text-cyrillic-wght-normal.woff2',
  en: 'golos-text-latin-wght-normal.woff2',
}

/** Grounds of the two colour schemes (styles/colours.css), for the browser's own bar. */
const grounds = { light: '#faf7f0', dark: '#0b1a20' }

function ThemeColour({ theme }: { readonly theme: Theme }) {
  if (theme !== 'auto') return <meta name="theme-color" content={grounds[theme]} />
  return (
    <>
      <meta name="theme-color" content={grounds.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={grounds.dark} media="(prefers-color-scheme: dark)" />
    </>
  )
}
