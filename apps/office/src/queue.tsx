import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { EmptyState, Pagination } from '#platform/ui'
import type { SiteContext } from '#platform/web'

/** Rows on one page of a queue. */
export const rowsAPage = 25

/** Which page of a queue is asked for; anything odd is the first. */
export function pageAsked(c: SiteContext): number {
  return Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
}

/** The part of a queue that a page shows. */
export function sliceOf(page: number): { readonly offset: number; readonly limit: number } {
  return { offset: (page - 1) * rowsAPage, limit: rowsAPage }
}

export type QueueCount = {
  readonly href: string
  readonly count: number
  readonly name: string
  /** Whether some of these are late, where that can be. */
  readonly late?: boolean
}

/** How much waits, each number a link to what it counts. */
export function QueueCounts({ counts }: { readonly counts: readonly QueueCount[] }) {
  return (
    <ul class="desk-counts">
      {counts.map(({ href, count, name, late }) => (
        <li>
          <a href={href} {...(late === undefined ? {} : { 'data-late': late ? 'yes' : 'no' })}>
            <strong>{count}</strong> {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

type ListProps = {
  readonly c: SiteContext
  readonly language: Language
  readonly page: number
  readonly total: number
  readonly empty: { readonly title: string; readonly text: string }
  readonly children: Child
}

/** The rows, or words where there are none, and the way to the other pages. */
export function QueueList({ c, language, page, total, empty, children }: ListProps) {
  return (
    <>
      {total <= (page - 1) * rowsAPage ? (
        <EmptyState icon="check-circle" title={empty.title}>
          <p>{empty.text}</p>
        </EmptyState>
      ) : (
        children
      )}
      <Pagination
        language={language}
        current={page}
        total={Math.ceil(total / rowsAPage)}
        hrefOf={(number) => addressOf(c, number)}
      />
    </>
  )
}

/** The same queue at another page; what was told on arrival is not told again. */
function addressOf(c: SiteContext, page: number): string {
  const { pathname, searchParams } = new URL(c.req.url)
  for (const name of ['done', 'nothing', 'taken', 'lang']) searchParams.delete(name)
  searchParams.set('page', String(page))
  return `${pathname}?${searchParams}`
}
