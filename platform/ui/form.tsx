import type { Child } from 'hono/jsx'

export type FormProps = {
  readonly action?: string
  readonly method?: 'post' | 'get'
  /** The same key posted twice has one effect. */
  readonly idempotencyKey?: string | undefined
  /** Set when the form carries files. */
  readonly files?: boolean
  readonly id?: string
  readonly children?: Child
}

/** A form checked by the server, in our words and our language: the browser's own checks are off. */
export function Form({ action, method = 'post', idempotencyKey, files, id, children }: FormProps) {
  return (
    <form
      class="form"
      method={method}
      novalidate
      {...(action && { action })}
      {...(id && { id })}
      {...(files && { enctype: 'multipart/form-data' })}
    >
      {idempotencyKey && <input type="hidden" name="idempotency-key" value={idempotencyKey} />}
      {children}
    </form>
  )
}
