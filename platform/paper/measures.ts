import type { Tone } from './paper.ts'

/** A4 in points. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 56, bottom: 72 } as const
export const textWidth = page.width - page.left - page.right
/** The longest that may stand on one page. */
export const textHeight = page.height - page.top - page.bottom

export const sizes = { small: 8.5, text: 10, heading3: 11.5, heading2: 13.5, title: 19 } as const

export const colours = {
  ink: '#06222b',
  quiet: '#4a5d63',
  line: '#c3cfd2',
  band: '#eef3f4',
} as const

export const toneColours: Readonly<Record<Tone, { readonly bar: string; readonly ground: string }>> = {
  good: { bar: '#0b7a4b', ground: '#e8f5ee' },
  unsure: { bar: '#9a6400', ground: '#fdf3df' },
  bad: { bar: '#b3261e', ground: '#fcebea' },
  plain: { bar: '#00758a', ground: '#e6f3f6' },
}
