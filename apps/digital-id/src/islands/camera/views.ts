import type { Cue } from '../../camera/cues.ts'
import type { DeviceKind, FailureKind } from '../../camera/failure-kinds.ts'
import type { LiveWords } from '../../camera/words.ts'
import { type Course, isComplete } from './course.ts'

export type View = 'begin' | 'asking' | 'live' | 'checking' | 'failed'

/** Shows one view of the panel and hides the rest; its heading takes the focus, so that it is read aloud. */
export function showView(panel: HTMLElement, view: View): void {
  for (const part of panel.querySelectorAll<HTMLElement>('[data-view]'))
    part.hidden = part.dataset.view !== view
  panel.dataset.now = view
  const shown = panel.querySelector(`[data-view="${view}"]`)
  focusHeading(shown)
  // The oval, the cue and the order fit a phone's screen only from the top.
  if (view === 'live') shown?.scrollIntoView({ block: 'start' })
}

export function showFailure(panel: HTMLElement, kind: FailureKind, device: DeviceKind): void {
  for (const part of panel.querySelectorAll<HTMLElement>('[data-failure]')) {
    part.hidden = part.dataset.failure !== kind
    for (const steps of part.querySelectorAll<HTMLElement>('[data-device]'))
      steps.hidden = steps.dataset.device !== device
  }
  showView(panel, 'failed')
  focusHeading(panel.querySelector(`[data-failure="${kind}"]`))
}

function focusHeading(part: Element | null): void {
  const heading = part?.querySelector<HTMLElement>('h2[tabindex]')
  heading?.focus({ preventScroll: true })
  part?.scrollIntoView({ block: 'nearest' })
}

/** What the oval's edge says: all is well, something is to be mended, or it is over. */
export function stateOfCue(cue: Cue): 'good' | 'wrong' | 'waiting' | 'done' {
  if (cue === 'all-done') return 'done'
  if (cue === 'good') return 'good'
  const turning: readonly Cue[] = ['turn-left', 'turn-right', 'look-straight', 'a-little-more', 'once-more']
  return turning.includes(cue) ? 'waiting' : 'wrong'
}

export function showCourse(panel: HTMLElement, course: Course, words: LiveWords): void {
  const { actions, index } = course
  const items = panel.querySelectorAll<HTMLElement>('[data-part="order"] > li')
  for (const [place, item] of items.entries()) {
    item.dataset.state = place < index ? 'done' : place === index ? 'current' : 'coming'
    const done = item.querySelector('[data-part="action-done"]')
    if (done) done.textContent = place < index ? words.done : ''
  }
  const number = String(Math.min(index + 1, actions.length))
  const step = words.step.replace('{number}', number).replace('{all}', String(actions.length))
  setText(panel.querySelector('[data-part="step"]'), step)
  const halfDone = course.reachedAt === null ? 0 : 0.6
  const ring = panel.querySelector<SVGElement>('.camera-progress')
  ring?.setAttribute('stroke-dashoffset', String(100 - ((index + halfDone) / actions.length) * 100))
  const stage = panel.querySelector<HTMLElement>('.camera')
  if (stage) stage.dataset.guide = isComplete(course) ? 'none' : actions[index]!
}

/** Only when it differs: a screen reader repeats a text that is set again. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}

/** The time is told only near the end, in tens, so that nobody watches a clock. */
export function showTimeLeft(panel: HTMLElement, milliseconds: number, words: LiveWords): void {
  const note = panel.querySelector<HTMLElement>('[data-part="time"]')
  if (!note) return
  const near = milliseconds < 35_000
  note.hidden = !near
  const seconds = Math.max(10, Math.ceil(milliseconds / 10_000) * 10)
  if (near) setText(note, words.time.replace('{seconds}', String(seconds)))
}
