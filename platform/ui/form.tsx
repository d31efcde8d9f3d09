import type { Child } from 'hono/jsx'

export type FormProps = {
  readonly action?: string
  readonly method?: 'post' | 'get'
  /** The same key posted twice has one effect. */
  readonly idempotencyKey?: string | undefined
  /** Set when the form carries files. */
  readonly files?: boolean
  readonly id?: string
  /** What is being done while the answer takes a moment: the island `site.js` shows it. */
  readonly busy?: string
  readonly children?: Child
}

/** A form checked by the server, in our words and our language: the browser's own checks are off. */
export function Form({ action, method = 'post', idempotencyKey, files, id, busy, children }: FormProps) {
  return (
    <form
      class="form"
      method={method}
      novalidate
      {...(action && { action })}
      {...(id && { id })}
      {...(busy && { 'data-busy': busy })}
      {...(files && { enctype: 'multipart/form-data' })}
    >
      {idempotencyKey && <input type="hidden" name="idempotency-key" value={idempotencyKey} />}
      {children}
    </form>
  )
}
