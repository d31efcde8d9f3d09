import type { Hint, LivenessReason, MadeBy } from '#modules/face'
import type { Score } from './documents/scores.ts'

/** What the journey asks of the room that looks at faces. */
export type VideoDoor = {
  /** A random order of actions that nobody can know beforehand. */
  readonly drawActions: (below: (limit: number) => number) => readonly VideoAction[]
  /** Opens one check: frames and vectors stay in its memory until it is closed. */
  readonly openCheck: (actions: readonly VideoAction[]) => VideoCheck
  /** How alike the faces of two photographs are; null when one of them shows none. */
  readonly compareFaces: (one: Uint8Array, other: Uint8Array) => Promise<Score | null>
}

export type VideoAction = 'left' | 'right' | 'centre'

export type VideoCheck = {
  /** The models and rules that decide on it. */
  readonly madeBy: VideoMadeBy
  /** Looks at one frame, taken so many milliseconds after the camera opened. */
  readonly addFrame: (jpeg: Uint8Array, milliseconds: number) => Promise<FrameSeen | 'unreadable'>
  /** Decides on the whole video: alive, in order, one person. */
  readonly decide: () => Promise<VideoVerdict>
  /** How alike the person of the video and a photograph are; null when one of them shows no face. After `decide`. */
  readonly compareWith: (photo: Uint8Array) => Promise<Score | null>
  /** The best straight frame, for a moderator the person agreed to; null before `decide`. */
  readonly still: () => Uint8Array | null
  readonly close: () => void
}

/** What the page may tell the person about a frame; guidance, never the decision. */
export type FrameSeen = {
  readonly hint: Hint
  /** How many actions have been seen done; with all of them the page may ask for the decision. */
  readonly done: number
  readonly next: VideoAction | null
}

export type VideoReason = LivenessReason
export type VideoMadeBy = MadeBy
export type VideoVerdict = { readonly pass: boolean; readonly reasons: readonly VideoReason[] }
