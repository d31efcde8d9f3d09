import type { Action, Hint } from '#modules/face'

/*
 * Left is the person's own left. The picture on the screen is a mirror; the frames that are sent are not mirrored.
 */

/** Headers of every frame; the page that finishes the video sends the nonce alone. */
export const videoHeaders = {
  nonce: 'x-video-nonce',
  /** Which action of the order was being asked, from 0. */
  action: 'x-video-action',
  /** Milliseconds since the answer to the start, by the page's clock. */
  takenAt: 'x-video-taken-at',
} as const

/** POST to the start address, once the camera is open. */
export type StartAnswer = {
  readonly nonce: string
  readonly actions: readonly Action[]
  /** RFC 3339, both by the server's clock: only their difference is used. */
  readonly expiresAt: string
  readonly now: string
}

/** POST of one frame (image/jpeg): guidance, never the decision. */
export type FrameAnswer = {
  readonly hint: Hint
  readonly done: number
  readonly next: Action | null
}

/** POST to the finish address, and every refusal that leads to another page. */
export type Onwards = { readonly next: string }

/** A refusal without another page: problem+json with one of these codes. */
export const frameRefusals = {
  'frame-of-no-check': 'start-again',
  'frame-of-another-check': 'start-again',
  'frame-too-late': 'start-again',
  'frames-too-many': 'finish',
  'frame-too-large': 'skip',
  'frame-empty': 'skip',
  'frame-unreadable': 'skip',
} as const satisfies Readonly<Record<string, 'start-again' | 'finish' | 'skip'>>
