import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

export type AlertKind = 'info' | 'success' | 'warning' | 'danger'

type Props = {
  readonly kind?: AlertKind
  readonly title?: Child
  readonly titleLevel?: 2 | 3
  /** Announced by screen readers as soon as it appears. */
  readonly live?: boolean
  readonly id?: string
  readonly children?: Child
}

const icons: Readonly<Record<AlertKind, IconName>> = {
  info: 'info',
  success: 'check-circle',
  warning: 'warning',
  danger: 'error',
}

/** A message that stands out of the text. */
export function Alert({ kind = 'info', title, titleLevel = 2, live, id, children }: Props) {
  const Title = titleLevel === 2 ? 'h2' : 'h3'
  return (
    <div
      class="alert"
      data-color={kind}
      {...(id && { id })}
      {...(live && { role: kind === 'danger' ? 'alert' : 'status' })}
    >
      <Icon name={icons[kind]} />
      <div class="alert-text">
        {title && <Title class="alert-title">{title}</Title>}
        {children}
      </div>
    </div>
  )
}

type NoticeProps = { readonly icon?: IconName; readonly children?: Child }

/** A quiet remark beside the text: a tip or a reason, never an error. */
export function Notice({ icon = 'info', children }: NoticeProps) {
  return (
    <div class="notice">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}
