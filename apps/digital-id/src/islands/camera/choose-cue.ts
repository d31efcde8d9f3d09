import type { Action, Hint } from '#modules/face/browser'
import type { Cue } from '../../camera/cues.ts'
import { type Course, isComplete } from './course.ts'

/** The newest look at a frame: the page's own, or the server's. */
export type Look = {
  readonly hint: Hint
  readonly at: number
  /** Degrees, negative towards the person's own left; the server does not tell. */
  readonly yaw?: number | undefined
}

export type Moment = {
  readonly course: Course
  readonly page: Look | null
  readonly server: Look | null
  readonly now: number
  readonly paused: boolean
  /** Nothing has come back for a while. */
  readonly slow: boolean
}

const freshFromPage = 700
const freshFromServer = 3000

const turns: Readonly<Record<Action, Cue>> = {
  left: 'turn-left',
  right: 'turn-right',
  centre: 'look-straight',
}
const ofTurning: readonly Hint[] = ['turn-left', 'turn-right', 'look-straight', 'good']

/** The one thing to tell the person now. Framing and light come before the turn, as on the server. */
export function chooseCue({ course, page, server, now, paused, slow }: Moment): Cue {
  if (paused) return 'paused'
  if (course.finished || isComplete(course)) return 'all-done'
  if (course.reachedAt !== null) return 'good'
  const look = fresh(page, now, freshFromPage) ?? fresh(server, now, freshFromServer)
  if (!look && slow) return 'slow-network'
  const action = course.actions[course.index]!
  if (look && !ofTurning.includes(look.hint)) return look.hint
  if (course.repeats > 0 && course.trust === 'server' && !look) return 'once-more'
  return turnCue(action, look?.yaw)
}

function turnCue(action: Action, yaw: number | undefined): Cue {
  if (action === 'centre' || yaw === undefined) return turns[action]
  const towards = action === 'left' ? -yaw : yaw
  if (towards > 10) return 'a-little-more'
  if (towards < -14) return action === 'left' ? 'other-way-left' : 'other-way-right'
  return turns[action]
}

function fresh(look: Look | null, now: number, limit: number): Look | null {
  return look && now - look.at <= limit ? look : null
}
