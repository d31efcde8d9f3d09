import type { CardCue, Outline } from '#modules/identity-documents/browser'
import { mayShoot, newSteadiness, steadier } from './auto-shot.ts'
import { type CardEyes, openCardEyes } from './card-eyes.ts'
import type { CardFrames } from './card-frames.ts'

export type LiveCard = { readonly stop: () => void }

type Ground = {
  readonly frames: CardFrames
  readonly outline: Outline
  readonly worker: string
  readonly cue: (cue: CardCue, now: number) => void
  /** Looks a second, and how long one takes. */
  readonly measured: (looksPerSecond: number, milliseconds: number) => void
  readonly shoot: () => void
  /** Nothing looks for the card here; only the button takes the picture. */
  readonly blind: () => void
}

/** Twelve looks a second guide well; more would only warm the phone. */
const spacing = 80

/** Looks for the card again and again, tells what to mend, and takes the picture when it is good. */
export function watchCard(ground: Ground): LiveCard {
  const times: number[] = []
  let steadiness = newSteadiness
  let lookedAt = Number.NEGATIVE_INFINITY
  let eyes: CardEyes | null = null
  let request = 0
  const stop = () => {
    cancelAnimationFrame(request)
    eyes?.close()
    eyes = null
  }
  eyes = openCardEyes(ground.worker, {
    failed: ground.blind,
    seen: ({ cue, corners, milliseconds }) => {
      const now = performance.now()
      times.push(now)
      while (now - times[0]! > 3000) times.shift()
      ground.measured(rateOf(times), milliseconds)
      ground.cue(cue, now)
      steadiness = steadier(steadiness, { cue, corners }, now)
      if (!mayShoot(steadiness, now)) return
      stop()
      ground.shoot()
    },
  })
  const tick = (now: number) => {
    request = requestAnimationFrame(tick)
    if (!eyes?.isIdle() || now - lookedAt < spacing) return
    const sight = ground.frames.look(ground.outline)
    if (!sight) return
    lookedAt = now
    eyes.look({ ...sight, outline: ground.outline })
  }
  request = requestAnimationFrame(tick)
  return { stop }
}

function rateOf(times: readonly number[]): number {
  const spread = (times.at(-1) ?? 0) - (times[0] ?? 0)
  return spread > 0 ? ((times.length - 1) * 1000) / spread : 0
}
