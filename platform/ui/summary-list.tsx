import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { texts } from './words.ts'

export type SummaryRow = {
  readonly name: Child
  readonly value: Child
  readonly change?: {
    readonly href: string
    /** Read out after "Change", such as "telephone number". */
    readonly what: string
    /** Another word in place of "Change". */
    readonly label?: string
  }
}

type Props = { readonly language: Language; readonly rows: readonly SummaryRow[] }

/** Answers to check before they are sent, each with a way to change it; or any list of names and values. */
export function SummaryList({ language, rows }: Props) {
  return (
    <dl class="summary-list">
      {rows.map(({ name, value, change }) => (
        <div class="summary-row">
          <dt>{name}</dt>
          <dd>{value}</dd>
          {change && (
            <dd class="summary-change">
              <a class="ds-link" href={change.href}>
                {change.label ?? texts(language)('summary.change')}
                <span class="ds-sr-only"> {change.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
