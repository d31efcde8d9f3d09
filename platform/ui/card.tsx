import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

type CardProps = {
  readonly title?: Child
  readonly titleLevel?: 2 | 3
  readonly icon?: IconName
  readonly tinted?: boolean
  readonly id?: string
  readonly children?: Child
}

/** A thing of its own on the page. */
export function Card({ title, titleLevel = 2, icon, tinted, id, children }: CardProps) {
  const Title = titleLevel === 2 ? 'h2' : 'h3'
  return (
    <section class={classNames('card', tinted && 'card-tinted')} {...(id && { id })}>
      {icon && <IconTile name={icon} />}
      {title && <Title class="card-title">{title}</Title>}
      {children}
    </section>
  )
}

type LinkCardProps = {
  readonly href: string
  readonly title: Child
  readonly titleLevel?: 2 | 3
  readonly icon?: IconName
  /** One line of what is behind the link. */
  readonly text?: Child
  /** A tag or a number, such as unread messages. */
  readonly mark?: Child
}

/** A card that is one link; the whole of it can be pressed. */
export function LinkCard({ href, title, titleLevel = 2, icon, text, mark }: LinkCardProps) {
  const Title = titleLevel === 2 ? 'h2' : 'h3'
  return (
    <div class="card link-card">
      {icon && <IconTile name={icon} />}
      <div class="link-card-text">
        <Title class="card-title">
          <a href={href}>{title}</a>
        </Title>
        {text && <p>{text}</p>}
        {mark && <div class="link-card-mark">{mark}</div>}
      </div>
      <Icon name="chevron-right" />
    </div>
  )
}

/** Cards beside each other where there is room. */
export function CardGrid({ narrow, pairs, children }: CardGridProps) {
  const widths = [narrow && 'card-grid-narrow', pairs && 'card-grid-pairs']
  return <div class={classNames('card-grid', ...widths)}>{children}</div>
}

type CardGridProps = {
  readonly narrow?: boolean
  /** Two beside each other at the most: for an even number of cards. */
  readonly pairs?: boolean
  readonly children?: Child
}

export function IconTile({ name }: { readonly name: IconName }) {
  return (
    <span class="icon-tile">
      <Icon name={name} />
    </span>
  )
}
