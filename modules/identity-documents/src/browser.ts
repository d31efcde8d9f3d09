export { type CardCue, cardCues, cueOf } from './live/card-cue.ts'
export { type CardLook, lookAtCard, type Outline } from './live/look-at-card.ts'
