import type { CardLook } from './look-at-card.ts'

/** What a person is told while the camera looks for the card; `good` means: a picture may be taken. */
export const cardCues = [
  'no-card',
  'dark',
  'closer',
  'farther',
  'centre',
  'level',
  'flatter',
  'glare',
  'hold-still',
  'good',
] as const
export type CardCue = (typeof cardCues)[number]

/** Guidance only: what is let through here is judged by the server. */
export const cueRules = {
  darkest: 45,
  leastFill: 0.82,
  mostFill: 1.12,
  mostAstray: 0.12,
  mostTurn: 8,
  leastSlant: 0.9,
  mostGlare: 0.02,
  leastSharpness: 0.36,
} as const

/** The one thing to mend first. */
export function cueOf(look: CardLook): CardCue {
  if (look.light < cueRules.darkest) return 'dark'
  if (!look.corners) return 'no-card'
  if (look.fill < cueRules.leastFill) return 'closer'
  if (look.fill > cueRules.mostFill) return 'farther'
  if (look.astray > cueRules.mostAstray) return 'centre'
  if (Math.abs(look.turn) > cueRules.mostTurn) return 'level'
  if (look.slant < cueRules.leastSlant) return 'flatter'
  if (look.glare > cueRules.mostGlare) return 'glare'
  return look.sharpness < cueRules.leastSharpness ? 'hold-still' : 'good'
}
