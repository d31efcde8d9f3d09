import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { ButtonLink } from './button.tsx'
import { HornOrnament } from './ornament.tsx'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly status: number
  /** What happened, in a sentence. */
  readonly title: Child
  /** How to mend it. */
  readonly children?: Child
  /** The request's number, which support can look up. */
  readonly reference?: string
  /** Where to tell support of this very error. */
  readonly report?: string
  /** Buttons: again, home, help. */
  readonly actions?: Child
}

/** What a person sees instead of the page: what happened, how to mend it, what to tell support. Put it into Layout. */
export function ErrorPage({ language, status, title, children, reference, report, actions }: Props) {
  const t = texts(language)
  return (
    <section class="error-page">
      <div class="error-page-picture" aria-hidden="true">
        <HornOrnament />
        <span>{status}</span>
      </div>
      <h1>{title}</h1>
      <div class="prose">{children}</div>
      {(actions || report) && (
        <div class="button-row">
          {actions}
          {report && (
            <ButtonLink look="quiet" icon="message" href={report}>
              {t('error.report')}
            </ButtonLink>
          )}
        </div>
      )}
      {reference && (
        <p class="error-page-reference">
          {t('error.reference')} <code>{reference}</code>
        </p>
      )}
    </section>
  )
}
