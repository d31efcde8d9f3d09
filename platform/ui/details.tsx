import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

type Props = {
  readonly summary: Child
  readonly open?: boolean
  readonly id?: string
  /** The same name on several: one open at a time. */
  readonly group?: string
  readonly children?: Child
}

/** Something only some people need to read. */
export function Details({ summary, open, id, group, children }: Props) {
  return (
    <details class="details" open={open} {...(id && { id })} {...(group && { name: group })}>
      <summary>
        <span>{summary}</span>
        <Icon name="chevron-down" />
      </summary>
      <div class="details-text">{children}</div>
    </details>
  )
}
