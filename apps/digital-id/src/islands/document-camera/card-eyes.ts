import type { CardCue, CardLook, Outline } from '#modules/identity-documents/browser'
import type { Pixels } from './card-frames.ts'

export type LookAt = { readonly small: Pixels; readonly detail: Pixels; readonly outline: Outline }
export type Seen = {
  readonly cue: CardCue
  readonly corners: CardLook['corners']
  readonly milliseconds: number
}

export type CardEyes = {
  readonly isIdle: () => boolean
  readonly look: (at: LookAt) => void
  readonly close: () => void
}

/** Looks for the card on a thread of its own, so that the picture stays smooth. Without it the person presses the button. */
export function openCardEyes(
  address: string,
  on: { readonly seen: (seen: Seen) => void; readonly failed: () => void },
): CardEyes {
  const worker = new Worker(address, { type: 'module' })
  let idle = true
  worker.onerror = () => {
    idle = false
    worker.terminate()
    on.failed()
  }
  worker.onmessage = ({ data }: MessageEvent<Seen>) => {
    idle = true
    on.seen(data)
  }
  return {
    isIdle: () => idle,
    look: (at) => {
      idle = false
      worker.postMessage(at, [at.small.data.buffer, at.detail.data.buffer])
    },
    close: () => worker.terminate(),
  }
}
