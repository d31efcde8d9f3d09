import type { Likeness } from './identity-decision.ts'

/** What the journey asks of the room that looks at faces. */
export type VideoDoor = {
  /** A random order of actions that nobody can know beforehand. */
  readonly drawActions: (below: (limit: number) => number) => readonly string[]
  /** Opens one check: frames and vectors stay in its memory until it is closed. */
  readonly openCheck: (actions: readonly string[]) => VideoCheck
}

export type VideoCheck = {
  /** Looks at one frame. `milliseconds` since the camera opened, by the server's clock. */
  readonly addFrame: (jpeg: Uint8Array, frame: FramePlace) => Promise<FrameSeen | 'unreadable'>
  /** Decides on the whole video: alive, in order, one person. */
  readonly decide: () => Promise<VideoVerdict>
  /** How alike the person of the video and a photograph are. */
  readonly compareWith: (photo: Uint8Array) => Promise<Likeness>
  readonly close: () => void
}

export type FramePlace = { readonly action: number; readonly milliseconds: number }

/** What the page may tell the person about a frame; guidance, never the decision. */
export type FrameSeen = {
  readonly hint: string
  readonly reasons: readonly string[]
  /** How many actions have been seen done. */
  readonly actionsDone: number
}

export type VideoVerdict = {
  readonly zone: 'pass' | 'review' | 'refuse'
  /** What to do better; a closed list with a sentence each. */
  readonly reasons: readonly string[]
}
