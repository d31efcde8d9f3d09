import type { Language } from '#platform/texts'
import { Icon } from './icon.tsx'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly current: number
  readonly total: number
  /** Address of a page by its number, from 1. */
  readonly hrefOf: (page: number) => string
}

/** Pages of a long list; nothing when there is only one. */
export function Pagination({ language, current, total, hrefOf }: Props) {
  if (total <= 1) return null
  const t = texts(language)
  return (
    <nav class="pagination" aria-label={t('pages.label')}>
      <ul>
        {current > 1 && (
          <li>
            <a href={hrefOf(current - 1)} rel="prev">
              <Icon name="chevron-left" title={t('pages.previous')} />
            </a>
          </li>
        )}
        {pagesAround(current, total).map((page) =>
          page === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                href={hrefOf(page)}
                aria-label={t('pages.page', { page })}
                {...(page === current && { 'aria-current': 'page' })}
              >
                {page}
              </a>
            </li>
          ),
        )}
        {current < total && (
          <li>
            <a href={hrefOf(current + 1)} rel="next">
              <Icon name="chevron-right" title={t('pages.next')} />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** First, last and the neighbours of the current page; null where pages are left out. */
export function pagesAround(current: number, total: number): readonly (number | null)[] {
  const wanted = [1, current - 1, current, current + 1, total].filter((page) => page >= 1 && page <= total)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  return pages.flatMap((page, index) => {
    const previous = pages[index - 1]
    return previous !== undefined && page - previous > 1 ? [null, page] : [page]
  })
}
