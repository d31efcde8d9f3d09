import type { CardCue } from '#modules/identity-documents/browser'

/** The sentence that stands under the picture, what is about to replace it, and when something was last said aloud. */
export type Steady = {
  readonly shown: CardCue
  readonly shownAt: number
  readonly wanted: CardCue
  readonly wantedAt: number
  readonly spokenAt: number | null
}

/** Milliseconds: a cue must be meant this long, stand this long, and the voice rests between two sentences. */
const rules = { meant: 250, stands: 600, silence: 2000 } as const

export function firstCue(cue: CardCue, now: number): Steady {
  return { shown: cue, shownAt: now, wanted: cue, wantedAt: now, spokenAt: now }
}

/** Cues change with every look; the person gets sentences that stand long enough to be read and heard. */
export function steadyCue(before: Steady, cue: CardCue, now: number): Steady {
  const wantedAt = cue === before.wanted ? before.wantedAt : now
  const next = { ...before, wanted: cue, wantedAt }
  const isMeant = now - wantedAt >= rules.meant && now - before.shownAt >= rules.stands
  // That all is well is told at once: the picture is about to be taken.
  if (cue === before.shown || !(isMeant || cue === 'good')) return next
  const rested = cue === 'good' || now - (before.spokenAt ?? 0) >= rules.silence
  return { ...next, shown: cue, shownAt: now, spokenAt: rested ? now : before.spokenAt }
}
