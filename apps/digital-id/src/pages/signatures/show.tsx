import type { Child } from 'hono/jsx'
import { ErrorSummary, type Problem } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'

type SignaturePage = {
  readonly title: string
  readonly problems?: readonly Problem[]
  readonly status?: 200 | 409 | 422 | 429 | 503
  readonly scripts?: readonly string[]
  readonly refreshWithoutScript?: number
  readonly width?: 'question' | 'page'
  readonly children: Child
}

/** A page about signatures: what went wrong on top, then the one question. */
export function showSignaturePage(c: SiteContext, doors: DigitalIdDoors, page: SignaturePage) {
  const { problems = [], status = problems.length > 0 ? 422 : 200, children, ...whole } = page
  c.status(status)
  return showPage(c, doors, {
    ...whole,
    hasProblems: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={languageOf(c)} problems={problems} />
        {children}
      </>
    ),
  })
}
