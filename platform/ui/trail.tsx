import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { Icon } from './icon.tsx'
import { texts } from './words.ts'

export type Crumb = { readonly href: string; readonly label: string }

type BreadcrumbsProps = { readonly language: Language; readonly crumbs: readonly Crumb[] }

/** The way back up; the page itself is not in it, its heading is. */
export function Breadcrumbs({ language, crumbs }: BreadcrumbsProps) {
  return (
    <nav class="breadcrumbs" aria-label={texts(language)('breadcrumbs')}>
      <ol>
        {crumbs.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
            <Icon name="chevron-right" size="small" />
          </li>
        ))}
      </ol>
    </nav>
  )
}

type BackLinkProps = { readonly language: Language; readonly href: string; readonly children?: Child }

/** One step back in a journey. */
export function BackLink({ language, href, children }: BackLinkProps) {
  return (
    <a class="back-link" href={href}>
      <Icon name="arrow-left" />
      {children ?? texts(language)('back')}
    </a>
  )
}
