import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'
import { HornOrnament, OrnamentBand, ShanyrakOrnament } from './ornament.tsx'

type HeroProps = {
  readonly title: Child
  readonly lead?: Child
  /** A small line above the title. */
  readonly eyebrow?: Child
  /** Buttons: one gold, at most one more. */
  readonly actions?: Child
  readonly children?: Child
}

/** The opening of a site: what it is and its one door. Carries the page's heading. */
export function Hero({ title, lead, eyebrow, actions, children }: HeroProps) {
  return (
    <section class="hero">
      <ShanyrakOrnament />
      <div class="hero-text">
        {eyebrow && <p class="hero-eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p class="hero-lead">{lead}</p>}
        {actions && <div class="button-row">{actions}</div>}
        {children}
      </div>
      <OrnamentBand />
    </section>
  )
}

type ConfirmationProps = {
  readonly title: Child
  /** Number of the application or of the operation. */
  readonly reference?: { readonly label: Child; readonly value: Child }
  readonly children?: Child
}

/** It is done. Carries the page's heading; what happens next belongs under it. */
export function Confirmation({ title, reference, children }: ConfirmationProps) {
  return (
    <section class="confirmation">
      <span class="confirmation-check">
        <Icon name="check" size="large" />
      </span>
      <h1>{title}</h1>
      {children && <div class="confirmation-text">{children}</div>}
      {reference && (
        <p class="confirmation-reference">
          {reference.label}
          <strong>{reference.value}</strong>
        </p>
      )}
      <OrnamentBand />
    </section>
  )
}

type EmptyStateProps = {
  readonly title: Child
  readonly titleLevel?: 2 | 3
  readonly icon?: IconName
  readonly action?: Child
  readonly children?: Child
}

/** Nothing is here yet, and what would bring something. */
export function EmptyState({ title, titleLevel = 2, icon, action, children }: EmptyStateProps) {
  const Title = titleLevel === 2 ? 'h2' : 'h3'
  return (
    <section class="empty-state">
      <div class="empty-picture">
        <HornOrnament />
        {icon && <Icon name={icon} size="large" />}
      </div>
      <Title class="card-title">{title}</Title>
      {children}
      {action && <div class="button-row">{action}</div>}
    </section>
  )
}
