import type { Hint } from '#modules/face'

/** What the person may be told while the camera runs. */
export const cues = [
  'no-face',
  'several-faces',
  'move-closer',
  'move-back',
  'centre-face',
  'more-light',
  'less-light',
  'even-light',
  'hold-still',
  'turn-left',
  'turn-right',
  'look-straight',
  'a-little-more',
  'other-way-left',
  'other-way-right',
  'good',
  'all-done',
  'once-more',
  'paused',
  'slow-network',
] as const satisfies readonly (Hint | string)[]
export type Cue = (typeof cues)[number]
