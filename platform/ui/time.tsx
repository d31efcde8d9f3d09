import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

type ProgressProps = {
  readonly label: string
  readonly value: number
  readonly max?: number
  readonly id?: string
}

/** How much is done, in words and as a bar. */
export function Progress({ label, value, max = 100, id = 'progress' }: ProgressProps) {
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} value={value} max={max}>
        {Math.round((value / max) * 100)} %
      </progress>
    </div>
  )
}

type CountdownProps = {
  /** RFC 3339; an island may count down to it. */
  readonly until: string
  /** How long it still takes, as the server saw it: "14 minutes". */
  readonly remaining: string
  /** The server's time, RFC 3339: with it the island `countdown.js` makes the time run. */
  readonly now?: string
  /** The same sentence with {time} where the running time goes. */
  readonly pattern?: string
  /** Asks the server anew when the time is over. */
  readonly reloads?: boolean
  /** What happens then. */
  readonly children?: Child
}

/** A time to wait for. Without script it tells the moment; an island may make it run. */
export function Countdown({ until, remaining, now, pattern, reloads, children }: CountdownProps) {
  return (
    <div class="countdown">
      <Icon name="clock" size="large" />
      <div>
        <time
          class="countdown-time"
          datetime={until}
          data-countdown={until}
          {...(now && { 'data-now': now })}
          {...(pattern && { 'data-pattern': pattern })}
          {...(reloads && { 'data-at-zero': 'reload' })}
        >
          {remaining}
        </time>
        {children && <div class="countdown-text">{children}</div>}
      </div>
    </div>
  )
}

export type Moment = {
  readonly title: Child
  /** RFC 3339 and the same in words. */
  readonly at: { readonly iso: string; readonly text: string }
  readonly icon?: IconName
  readonly state?: 'done' | 'current' | 'coming'
  readonly text?: Child
}

/** What happened and when, the order as given. */
export function Timeline({ moments }: { readonly moments: readonly Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map(({ title, at, icon = 'check', state = 'done', text }) => (
        <li class={`moment moment-${state}`}>
          <span class="moment-dot">
            <Icon name={icon} size="small" />
          </span>
          <div>
            <p class="moment-title">{title}</p>
            <time datetime={at.iso}>{at.text}</time>
            {text && <div class="moment-text">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
