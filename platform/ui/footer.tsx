import type { Language } from '#platform/texts'
import { withQuery } from './addresses.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'
import type { Theme } from './layout.tsx'
import { Mark } from './mark.tsx'
import { texts } from './words.ts'

export type FooterLinks = {
  readonly help: string
  /** The page on which anybody checks an electronic signature. */
  readonly checkSignature?: string
  readonly accessibility: string
  readonly whatItIsNot: string
  readonly source: string
  /** Where to say that something does not work; carries the page it is said from. */
  readonly report?: string
}

type Props = {
  readonly language: Language
  readonly path: string
  readonly footer?: FooterLinks
  readonly sandbox?: boolean
  readonly theme?: Theme
}

/** What Senim is and is not, where help is, and the theme. */
export function Footer({ language, path, footer, sandbox, theme }: Props) {
  const t = texts(language)
  return (
    <footer class="site-footer">
      <div class="ornament-band" aria-hidden="true" />
      <div class="container footer-row">
        <div class="footer-about">
          <p class="footer-brand">
            <Mark />
            <span>Senim</span>
          </p>
          <p>{t('footer.about')}</p>
          {sandbox && <p>{t('footer.sandbox')}</p>}
        </div>
        {footer && <FooterNavigation language={language} links={footer} />}
        {theme && <ThemeSwitch language={language} path={path} theme={theme} />}
      </div>
    </footer>
  )
}

function FooterNavigation({ language, links }: { readonly language: Language; readonly links: FooterLinks }) {
  const t = texts(language)
  return (
    <nav class="footer-links" aria-label={t('footer.navigation')}>
      <ul>
        <li>
          <a href={links.help}>{t('footer.help')}</a>
        </li>
        {links.checkSignature && (
          <li>
            <a href={links.checkSignature}>{t('footer.check-signature')}</a>
          </li>
        )}
        {links.report && (
          <li>
            <a href={links.report}>{t('footer.report')}</a>
          </li>
        )}
        <li>
          <a href={links.accessibility}>{t('footer.accessibility')}</a>
        </li>
        <li>
          <a href={links.whatItIsNot}>{t('footer.what-it-is-not')}</a>
        </li>
        <li>
          <a href={links.source}>{t('footer.source')}</a>
        </li>
      </ul>
    </nav>
  )
}

const themes: readonly (readonly [Theme, IconName])[] = [
  ['auto', 'devices'],
  ['light', 'sun'],
  ['dark', 'moon'],
]

type ThemeSwitchProps = { readonly language: Language; readonly path: string; readonly theme: Theme }

function ThemeSwitch({ language, path, theme }: ThemeSwitchProps) {
  const t = texts(language)
  return (
    <nav class="themes" aria-label={t('theme')}>
      <ul>
        {themes.map(([name, icon]) => (
          <li>
            <a href={withQuery(path, 'theme', name)} {...(name === theme && { 'aria-current': 'true' })}>
              <Icon name={icon} size="small" />
              {t(`theme.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
