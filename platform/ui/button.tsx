import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

type ButtonLook = {
  /** One primary button a page. Gold is for the one door of a hero. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'gold'
  readonly icon?: IconName
  readonly iconAfter?: IconName
  readonly wide?: boolean
  readonly children?: Child
}

export type ButtonProps = ButtonLook & {
  readonly type?: 'submit' | 'button'
  readonly name?: string
  readonly value?: string
  readonly form?: string
  readonly formaction?: string
  readonly id?: string
  readonly disabled?: boolean
}

export type ButtonLinkProps = ButtonLook & {
  readonly href: string /** What the file is to be called; `true` leaves it to the server. */
  readonly download?: boolean | string
}

/** A button that does something; it sends its form unless told otherwise. */
export function Button({ look, icon, iconAfter, wide, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} {...lookOf(look, wide)} {...rest}>
      <Content icon={icon} iconAfter={iconAfter} label={children} />
    </button>
  )
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ look, icon, iconAfter, wide, children, href, download }: ButtonLinkProps) {
  return (
    <a href={href} {...lookOf(look, wide)} {...(download && { download: download === true ? '' : download })}>
      <Content icon={icon} iconAfter={iconAfter} label={children} />
    </a>
  )
}

/** Buttons side by side, one under another on a phone. */
export function ButtonRow({ children }: { readonly children?: Child }) {
  return <div class="button-row">{children}</div>
}

const variants = {
  primary: 'primary',
  gold: 'primary',
  danger: 'primary',
  secondary: 'secondary',
  quiet: 'tertiary',
}

function lookOf(look: ButtonLook['look'] = 'primary', wide = false) {
  return {
    class: classNames('ds-button', `button-${look}`, wide && 'button-wide'),
    'data-variant': variants[look],
    ...(look === 'danger' && { 'data-color': 'danger' }),
  }
}

type ContentProps = {
  readonly icon: IconName | undefined
  readonly iconAfter: IconName | undefined
  readonly label: Child
}

function Content({ icon, iconAfter, label }: ContentProps) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{label}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </>
  )
}
