import type { Action } from '#modules/face/browser'
import type { FrameGrabber } from './grab-frame.ts'
import {
  type HintAddresses,
  type LocalHints,
  mayFetchHints,
  openLocalHints,
  type PageSight,
} from './local-hints.ts'

export type PageEyes = {
  /** Looks at the newest picture if the last look is over. */
  readonly tick: () => void
  /** Looks a second over the last three seconds, and how long a look takes. */
  readonly rate: () => { readonly hintsPerSecond: number; readonly lookMilliseconds: number }
  readonly stop: () => void
}

type Ground = {
  readonly grabber: FrameGrabber
  readonly addresses: HintAddresses | null
  readonly actions: readonly Action[]
  readonly clock: () => number
  readonly seen: (sight: PageSight) => void
  readonly state: (state: 'loading' | 'page' | 'server', progress: number) => void
}

/** Twelve looks a second are enough to guide; more would only warm the phone. */
const spacing = 75

/** The page's own eyes, if this browser and network can have them; else it lives on the server's hints. */
export function openPageEyes({ grabber, addresses, actions, clock, seen, state }: Ground): PageEyes {
  const times: number[] = []
  let lookedAt = Number.NEGATIVE_INFINITY
  let lookMilliseconds = 0
  let eyes: LocalHints | null = null
  const blind = () => {
    eyes = null
    state('server', 1)
  }
  if (addresses && mayFetchHints()) {
    state('loading', 0)
    eyes = openLocalHints(addresses, actions, {
      progress: (done, of) => state(done < of ? 'loading' : 'page', done / of),
      seen: (sight) => {
        times.push(clock())
        lookMilliseconds = sight.milliseconds
        while (clock() - times[0]! > 3000) times.shift()
        seen(sight)
      },
      failed: blind,
    })
  } else blind()
  return {
    tick: () => {
      if (!eyes?.isIdle() || clock() - lookedAt < spacing) return
      const image = grabber.pixels()
      if (!image) return
      lookedAt = clock()
      eyes.look(image, lookedAt)
    },
    rate: () => ({ hintsPerSecond: rateOf(times), lookMilliseconds }),
    stop: () => eyes?.close(),
  }
}

function rateOf(times: readonly number[]): number {
  const spread = (times.at(-1) ?? 0) - (times[0] ?? 0)
  return spread > 0 ? ((times.length - 1) * 1000) / spread : 0
}
