import { cueOf, lookAtCard } from '#modules/identity-documents/browser'
import type { LookAt, Seen } from './document-camera/card-eyes.ts'

/** The page's own eyes for a document. Guidance only: the server reads the picture. */
addEventListener('message', ({ data: { small, detail, outline } }: MessageEvent<LookAt>) => {
  const began = performance.now()
  const look = lookAtCard(small, detail, outline)
  const milliseconds = performance.now() - began
  postMessage({ cue: cueOf(look), corners: look.corners, milliseconds } satisfies Seen)
})
