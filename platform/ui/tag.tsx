import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

export type TagColour = 'neutral' | 'accent' | 'gold' | 'info' | 'success' | 'warning' | 'danger'

type Props = { readonly colour?: TagColour; readonly icon?: IconName; readonly children?: Child }

/** A state in a word or two; the word says it all, the colour only repeats it. */
export function Tag({ colour = 'neutral', icon, children }: Props) {
  return (
    <span class="ds-tag tag" data-color={colour}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}
