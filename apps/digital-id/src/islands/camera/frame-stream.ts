import type { FrameAnswer } from '../../camera/video-protocol.ts'
import { askServer, type Told } from './ask-server.ts'
import type { FrameGrabber } from './grab-frame.ts'
import { answered, isSlow, jpegQuality, mayTake, newPace, type Pace, taken } from './pace.ts'

export type FrameStream = {
  /** Takes and sends a frame if the pace allows one now. */
  readonly tick: () => void
  readonly isSlow: () => boolean
  /** When the server was last heard; 0 before the first answer. */
  readonly heardAt: () => number
  readonly answered: () => number
  readonly stop: () => void
}

type Ground = {
  readonly grabber: FrameGrabber
  readonly address: string
  readonly nonce: string
  readonly clock: () => number
  /** The action being asked, from 0. */
  readonly action: () => number
  readonly hear: (told: Told<FrameAnswer>, takenAt: number) => void
}

const patience = 10_000

/** Sends frames up as they are taken, as fast as answers come back. */
export function openFrameStream({ grabber, address, nonce, clock, action, hear }: Ground): FrameStream {
  let pace: Pace = newPace
  let heardAt = 0
  let count = 0
  let stopped = false
  const send = async () => {
    const takenAt = clock()
    const asked = action()
    pace = taken(pace, takenAt)
    const jpeg = await grabber.jpeg(jpegQuality(pace))
    if (!jpeg || stopped) {
      pace = { ...pace, underWay: pace.underWay - 1 }
      return
    }
    const told = await askServer<FrameAnswer>({
      address,
      nonce,
      frame: { jpeg, action: asked, takenAt },
      milliseconds: patience,
    })
    pace = answered(pace, clock() - takenAt)
    if (stopped) return
    if (told.kind !== 'unreachable') heardAt = clock()
    if (told.kind === 'told') count++
    hear(told, takenAt)
  }
  return {
    tick: () => {
      if (!stopped && mayTake(pace, clock())) void send()
    },
    isSlow: () => isSlow(pace),
    heardAt: () => heardAt,
    answered: () => count,
    stop: () => {
      stopped = true
    },
  }
}
