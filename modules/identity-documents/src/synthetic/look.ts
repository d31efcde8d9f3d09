import { type Family, families, outline, type Weight } from './fonts.ts'
import type { Dice } from './random.ts'

/** How one issue of a document looks: its letters, colours and lines. */
export type Look = {
  readonly family: Family
  readonly tint: string
  readonly paper: string
  readonly ink: string
  readonly heading: string
  readonly red: string
  readonly rounded: number
  /** Where the IIN stands on the front: under the photo or with the other fields. */
  readonly iinBelow: boolean
}

export function lookOf(dice: Dice): Look {
  return {
    family: dice.pick(families),
    tint: dice.pick(['#bfe3ea', '#cfe8d2', '#d4e2f2', '#e5e6c8', '#c8e4e0', '#dcd8ee']),
    paper: dice.pick(['#eef6f4', '#f4f6ee', '#eef2f8', '#f3f0e8']),
    ink: dice.pick(['#14161a', '#1d1d24', '#20262e']),
    heading: dice.pick(['#15457e', '#0c5a6e', '#1f3f87']),
    red: dice.pick(['#a8322c', '#8c2f3c', '#b5402a']),
    rounded: dice.chance(0.5) ? dice.between(18, 32) : 0,
    iinBelow: dice.chance(0.6),
  }
}

/** Words set on the card; `centred` counts x as the middle. */
export function words(
  text: string,
  look: Look,
  place: { readonly x: number; readonly y: number; readonly size: number },
  style: {
    readonly weight?: Weight
    readonly fill?: string
    readonly centred?: boolean
    readonly family?: Family
    readonly pitch?: number
  } = {},
): string {
  const letters = {
    family: style.family ?? look.family,
    weight: style.weight ?? 400,
    size: place.size,
    y: place.y,
    ...(style.pitch === undefined ? {} : { pitch: style.pitch }),
  }
  const x = style.centred ? place.x - outline(text, { ...letters, x: 0 }).width / 2 : place.x
  return `<path d="${outline(text, { ...letters, x }).path}" fill="${style.fill ?? look.ink}"/>`
}

/** A small label and under it the value, in bold. */
export function labelled(
  label: string,
  value: string,
  look: Look,
  at: { readonly x: number; readonly y: number },
) {
  return (
    words(label, look, { ...at, size: 14.5 }, { fill: '#4d5661' }) +
    words(value, look, { x: at.x, y: at.y + 29, size: 27 }, { weight: 700 })
  )
}

/** The paper under the words: a tint, waves of thin lines, a ring. */
export function ground(dice: Dice, look: Look, width: number, height: number): string {
  const waves = Array.from({ length: dice.whole(9, 16) }, () => waveOf(dice, width, height))
  const ring = `<circle cx="${width * dice.between(0.55, 0.75)}" cy="${height * dice.between(0.4, 0.6)}" r="${height * dice.between(0.15, 0.25)}" fill="none" stroke="${dice.pick(['#d5e58a', '#9fd6c4', '#e6cf7d'])}" stroke-width="7" opacity="0.55"/>`
  return `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="${dice.between(0, 1).toFixed(2)}"><stop offset="0" stop-color="${look.tint}"/><stop offset="0.5" stop-color="${look.paper}"/><stop offset="1" stop-color="${look.tint}"/></linearGradient><clipPath id="c"><rect width="${width}" height="${height}" rx="${look.rounded}"/></clipPath></defs><g clip-path="url(#c)"><rect width="${width}" height="${height}" fill="url(#g)"/>${waves.join('')}${ring}</g>`
}

function waveOf(dice: Dice, width: number, height: number): string {
  const [y, rise, length, phase] = [
    dice.between(0, height),
    dice.between(4, 26),
    dice.between(40, 160),
    dice.between(0, 6),
  ]
  const points = Array.from({ length: 61 }, (_, step) => {
    const x = (width * step) / 60
    return `${x.toFixed(1)} ${(y + rise * Math.sin(x / length + phase) + rise * 0.4 * Math.sin(x / 17)).toFixed(1)}`
  })
  return `<path d="M${points.join('L')}" fill="none" stroke="${dice.pick(['#8fb0d6', '#7fbfae', '#a8a3d4', '#c3b184'])}" stroke-width="1.2" opacity="${dice.between(0.35, 0.75).toFixed(2)}"/>`
}

export function svgOf(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`
}
