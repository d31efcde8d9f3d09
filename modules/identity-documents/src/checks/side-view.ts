import type { Fields, MrzReading, Quad, Side } from '../document.ts'
import type { Picture } from '../images/picture.ts'

/** What the checks of one picture look at. */
export type SideView = {
  /** The picture's own pixels, never resized. */
  readonly picture: Picture
  /** Where the card lies, its own top-left corner first; null when none was found. */
  readonly corners: Quad | null
  /** The card laid flat and upright, 1400 pixels wide; the whole picture when no card was found. */
  readonly flat: Picture
  readonly side: Side | 'none'
  readonly fields: Fields
  readonly mrz?: MrzReading
  /** How much of what is printed on documents was recognised: 0 is nothing. */
  readonly familiar: number
  /** The same, at its best in all ways of looking: a cut card may show its words outside of what was found. */
  readonly mostFamiliar: number
  /** Lines of text that were seen at all, known or not. */
  readonly lines: number
  /** How well the outline fits the picture's edges; absent when a person drew it. */
  readonly outline?: { readonly weakestSide: number; readonly edgeSpread: number }
  /** Strength of a grid in the pixels as they were sent, if these were shrunk. */
  readonly gridAsSent?: number
}

export type Measures = {
  readonly steepness: number
  readonly chroma: number
  readonly grid: number
  /** Share of the card that is burnt out in one piece. */
  readonly burnt: number
  /** Brightness of the paper beside it, 0…255. */
  readonly paper: number
  /** How far a corner lies outside of the picture, against its longer side; negative inside. */
  readonly outside: number
  /** How surely a card runs out of the picture, 0…1; looked for only when no whole card was found. */
  readonly cutOff: number
  /** The card from afar, to be compared with another picture. */
  readonly look: number
}
