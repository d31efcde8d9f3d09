import type { Child } from 'hono/jsx'

type Props = { readonly title: string; readonly children?: Child }

/** A heading and the examples under it. */
export function Specimen({ title, children }: Props) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
