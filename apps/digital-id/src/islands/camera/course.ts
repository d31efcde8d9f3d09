import type { Action } from '#modules/face/browser'

/** How far the person is through the order of actions. */
export type Course = {
  readonly actions: readonly Action[]
  /** The action being asked; all of them: the server's last word is awaited. */
  readonly index: number
  /** Since when the asked action has been reached and is being held. */
  readonly reachedAt: number | null
  readonly completedAt: number | null
  /** The page's own eyes count until the server missed something that they had seen. */
  readonly trust: 'both' | 'server'
  readonly repeats: number
  readonly finished: boolean
}

/** What a look at one frame said; `takenAt` is when the frame was taken. */
export type Sight = {
  readonly source: 'page' | 'server'
  readonly done: number
  readonly takenAt: number
}

const holdMilliseconds = 700
const settleMilliseconds = 250
const mostRepeats = 2

export function newCourse(actions: readonly Action[]): Course {
  return {
    actions,
    index: 0,
    reachedAt: null,
    completedAt: null,
    trust: 'both',
    repeats: 0,
    finished: false,
  }
}

export function isComplete({ index, actions }: Course): boolean {
  return index >= actions.length
}

/**
 * Moves on when the asked action has been reached and held for a moment. At the end the server must have seen every
 * action too; what it missed is asked once more, twice at most: then the server decides on what there is.
 */
export function follow(course: Course, now: number, sight?: Sight): Course {
  if (course.finished) return course
  if (isComplete(course)) return sight?.source === 'server' ? confirm(course, sight) : course
  const counts = sight && (sight.source === 'server' || course.trust === 'both')
  const reachedAt = course.reachedAt ?? (counts && sight.done > course.index ? now : null)
  if (reachedAt === null) return course
  if (now - reachedAt < holdMilliseconds)
    return reachedAt === course.reachedAt ? course : { ...course, reachedAt }
  const index = course.index + 1
  const completedAt = index === course.actions.length ? now : null
  return { ...course, index, reachedAt: null, completedAt }
}

function confirm(course: Course, { done, takenAt }: Sight): Course {
  if (takenAt < (course.completedAt ?? 0) + settleMilliseconds) return course
  if (done >= course.actions.length || course.repeats >= mostRepeats) return { ...course, finished: true }
  return { ...course, index: done, completedAt: null, trust: 'server', repeats: course.repeats + 1 }
}
