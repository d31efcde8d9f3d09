import { type IconName, iconShapes } from './icon-shapes.ts'

export type IconProps = {
  readonly name: IconName
  /** Said by screen readers; without it the icon is decoration and hidden from them. */
  readonly title?: string
  readonly size?: 'small' | 'medium' | 'large'
}

/** A stroke icon of our own set, in the colour of the text around it. */
export function Icon({ name, title, size = 'medium' }: IconProps) {
  const box = { class: `icon icon-${size}`, viewBox: '0 0 24 24', width: 24, height: 24 }
  const shape = <path d={iconShapes[name]} />
  return title ? (
    <svg role="img" aria-label={title} {...box}>
      {shape}
    </svg>
  ) : (
    <svg aria-hidden="true" {...box}>
      {shape}
    </svg>
  )
}
