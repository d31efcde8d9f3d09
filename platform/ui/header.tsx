import type { Child } from 'hono/jsx'
import { type Language, languages } from '#platform/texts'
import { withLanguage } from './addresses.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'
import { Mark } from './mark.tsx'
import { texts } from './words.ts'

export type NavigationItem = {
  readonly href: string
  readonly label: Child
  readonly icon?: IconName
  readonly current?: boolean
  /** Such as the number of unread messages. */
  readonly count?: number
}

export type SignedInUser = { readonly name: string; readonly href: string }

export type HeaderProps = {
  readonly language: Language
  readonly path: string
  readonly siteName: string
  readonly homeHref?: string
  readonly navigation?: readonly NavigationItem[]
  readonly user?: SignedInUser
  readonly signInHref?: string
}

/** Logo, navigation, language and person. The phone's menu opens without script. */
export function Header(props: HeaderProps) {
  const { language, navigation = [], path } = props
  const t = texts(language)
  return (
    <header class="site-header">
      <div class="container site-header-row">
        <Brand {...props} />
        {navigation.length > 0 && (
          <nav class="nav-wide" aria-label={t('navigation')}>
            <NavigationList items={navigation} />
          </nav>
        )}
        <div class="site-header-end">
          <LanguageSwitch language={language} path={path} />
          <Person {...props} />
          {navigation.length > 0 && <SmallMenu {...props} />}
        </div>
      </div>
      <div class="ornament-band" aria-hidden="true" />
    </header>
  )
}

function Brand({ homeHref = '/', siteName }: HeaderProps) {
  return (
    <a class="brand" href={homeHref}>
      <Mark />
      <span class="brand-words">
        <span class="brand-name">Senim</span>
        <span class="brand-site">{siteName}</span>
      </span>
    </a>
  )
}

function SmallMenu({ language, navigation = [], user, signInHref }: HeaderProps) {
  const t = texts(language)
  const person = user ? [{ href: user.href, label: user.name, icon: 'user' as const }] : []
  const door = !user && signInHref ? [{ href: signInHref, label: t('sign-in'), icon: 'user' as const }] : []
  return (
    <details class="nav-small">
      <summary aria-label={t('menu')}>
        <Icon name="menu" />
      </summary>
      <nav aria-label={t('navigation')}>
        <NavigationList items={[...navigation, ...person, ...door]} />
      </nav>
    </details>
  )
}

function NavigationList({ items }: { readonly items: readonly NavigationItem[] }) {
  return (
    <ul>
      {items.map(({ href, label, icon, current, count }) => (
        <li>
          <a href={href} {...(current && { 'aria-current': 'page' })}>
            {icon && <Icon name={icon} />}
            <span>{label}</span>
            {count ? <span class="count">{count}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Person({ language, user, signInHref }: HeaderProps) {
  if (!user && !signInHref) return null
  return (
    <a class="person" href={user?.href ?? signInHref}>
      <Icon name="user" />
      <span>{user?.name ?? texts(language)('sign-in')}</span>
    </a>
  )
}

const languageNames: Readonly<Record<Language, { readonly short: string; readonly full: string }>> = {
  kk: { short: 'Қаз', full: 'Қазақша' },
  ru: { short: 'Рус', full: 'Русский' },
  en: { short: 'Eng', full: 'English' },
}

function LanguageSwitch({ language, path }: { readonly language: Language; readonly path: string }) {
  return (
    <nav class="languages" aria-label={texts(language)('language')}>
      <ul>
        {languages.map((other) => (
          <li>
            <a
              href={withLanguage(path, other)}
              lang={other}
              hreflang={other}
              {...(other === language && { 'aria-current': 'true' })}
            >
              {languageNames[other].short} <span class="ds-sr-only">{languageNames[other].full}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
