import type { Child } from 'hono/jsx'

type Props = {
  /** What the picture of the phone is of. */
  readonly label: string
  readonly time?: string
  readonly children?: Child
}

/** A drawn phone around a screen: messages in the sandbox, steps of an installation. */
export function PhoneFrame({ label, time = '9:41', children }: Props) {
  return (
    <figure class="phone-frame" aria-label={label}>
      <div class="phone-status" aria-hidden="true">
        <span>{time}</span>
        <span class="phone-island" />
        <span class="phone-battery" />
      </div>
      <div class="phone-screen">{children}</div>
    </figure>
  )
}

type BubbleProps = { readonly from?: Child; readonly at?: Child; readonly children?: Child }

/** One SMS on the phone. */
export function MessageBubble({ from, at, children }: BubbleProps) {
  return (
    <div class="bubble">
      {from && <p class="bubble-from">{from}</p>}
      <p class="bubble-text">{children}</p>
      {at && <p class="bubble-at">{at}</p>}
    </div>
  )
}
