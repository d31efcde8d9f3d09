import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

/** A few things side by side with a picture each, so that they are told apart before they are read. */
export function IconList({ children }: { readonly children?: Child }) {
  return <ul class="icon-list">{children}</ul>
}

/** One of them. */
export function IconItem({ icon, children }: { readonly icon: IconName; readonly children?: Child }) {
  return (
    <li>
      <Icon name={icon} />
      <div>{children}</div>
    </li>
  )
}
