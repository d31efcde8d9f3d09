import type { Language } from '#platform/texts'
import { Icon } from './icon.tsx'
import { texts } from './words.ts'

/** A wrong answer: the id of its field and a sentence that says how to mend it. */
export type Problem = { readonly field?: string; readonly message: string }

type Props = { readonly language: Language; readonly problems: readonly Problem[]; readonly title?: string }

/** All problems of a form, on top of it; each leads to its field. Nothing when there is none. */
export function ErrorSummary({ language, problems, title }: Props) {
  if (problems.length === 0) return null
  return (
    <div
      class="ds-error-summary error-summary"
      role="alert"
      tabindex={-1}
      id="error-summary"
      data-color="danger"
    >
      <h2>
        <Icon name="error" />
        {title ?? texts(language)('problem.title', { count: problems.length })}
      </h2>
      <ul class="ds-list">
        {problems.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** The error of one field, for its `error` property. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.message
}
