import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
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
  /** Buttons: again, home, help. */
  readonly actions?: Child
}

/** What a person sees instead of the page: what happened, how to mend it, what to tell support. Put it into Layout. */
export function ErrorPage({ language, status, title, children, reference, actions }: Props) {
  return (
    <section class="error-page">
      <div class="error-page-picture" aria-hidden="true">
        <HornOrnament />
        <span>{status}</span>
      </div>
      <h1>{title}</h1>
      <div class="prose">{children}</div>
      {actions && <div class="button-row">{actions}</div>}
      {reference && (
        <p class="error-page-reference">
          {texts(language)('error.reference')} <code>{reference}</code>
        </p>
      )}
    </section>
  )
}
