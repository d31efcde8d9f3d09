import type { Cue } from '../../camera/cues.ts'

/** What stands under the oval, what was last said aloud, and what is waiting to be. */
export type SteadyCue = {
  readonly shown: Cue
  readonly shownAt: number
  readonly wanted: Cue
  readonly wantedAt: number
  readonly spoken: Cue | null
  readonly spokenAt: number
}

/** Milliseconds: a cue must be meant this long, stand this long, and the voice rests between two sentences. */
const rules = { meant: 350, stands: 700, silence: 2200 } as const

/** These answer something the person just did: they are shown and said without waiting. */
const immediate: readonly Cue[] = ['good', 'all-done', 'paused']

export function firstCue(cue: Cue, now: number): SteadyCue {
  return {
    shown: cue,
    shownAt: now,
    wanted: cue,
    wantedAt: now,
    spoken: null,
    spokenAt: Number.NEGATIVE_INFINITY,
  }
}

/** Cues change with every frame; the person gets sentences that stand still long enough to be read and heard. */
export function steady(before: SteadyCue, cue: Cue, now: number): SteadyCue {
  const wantedAt = cue === before.wanted ? before.wantedAt : now
  const next = { ...before, wanted: cue, wantedAt }
  const isMeant = now - wantedAt >= rules.meant && now - before.shownAt >= rules.stands
  const changes = cue !== before.shown && (isMeant || immediate.includes(cue))
  const shown = changes ? { ...next, shown: cue, shownAt: now } : next
  return speak(shown, now)
}

function speak(cue: SteadyCue, now: number): SteadyCue {
  if (cue.shown === cue.spoken) return cue
  const rested = now - cue.spokenAt >= rules.silence
  const isAnswer = immediate.includes(cue.shown) && now - cue.spokenAt >= rules.stands
  if (!rested && !isAnswer) return cue
  return { ...cue, spoken: cue.shown, spokenAt: now }
}
