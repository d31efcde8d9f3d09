import type { Cue } from '../../camera/cues.ts'
import type { FailureKind } from '../../camera/failure-kinds.ts'
import type { FrameAnswer, Onwards, StartAnswer } from '../../camera/video-protocol.ts'
import { askServer, type Told, type VideoAddresses } from './ask-server.ts'
import { chooseCue, type Look } from './choose-cue.ts'
import { type Course, follow, newCourse, type Sight } from './course.ts'
import { openFrameStream } from './frame-stream.ts'
import { type FrameGrabber, openLightMeter } from './grab-frame.ts'
import type { HintAddresses } from './local-hints.ts'
import { openPageEyes } from './page-eyes.ts'
import { isSilent, outOfPatience, type Waiting } from './patience.ts'

export type LiveVideo = {
  readonly pause: (paused: boolean) => void
  readonly stop: () => void
}

export type Measured = {
  readonly hintsPerSecond: number
  readonly lookMilliseconds: number
  /** Frames the server has answered. */
  readonly frames: number
}

/** Whoever shows what happens. */
export type Watch = {
  readonly cue: (cue: Cue, now: number) => void
  readonly course: (course: Course, before: Course) => void
  readonly timeLeft: (milliseconds: number) => void
  readonly hints: (state: 'loading' | 'page' | 'server', progress: number) => void
  readonly measured: (measures: Measured) => void
  readonly finishing: () => void
  readonly onwards: (next: string) => void
  readonly failed: (kind: FailureKind) => void
}

type Ground = {
  readonly grabber: FrameGrabber
  readonly start: StartAnswer
  readonly addresses: VideoAddresses
  readonly hints: HintAddresses | null
  readonly watch: Watch
}

const lookEvery = 40

/** Runs one video from the opened camera to the server's decision. */
export function runVideo({ grabber, start, addresses, hints, watch }: Ground): LiveVideo {
  const began = performance.now()
  const clock = () => performance.now() - began
  const { nonce, actions } = start
  const allowed = Date.parse(start.expiresAt) - Date.parse(start.now)
  const looks: { page: Look | null; server: Look | null } = { page: null, server: null }
  const light = openLightMeter(grabber)
  let course = newCourse(actions)
  let paused = false
  let resumedAt = 0
  let over = false

  const end = (say?: () => void) => {
    if (over) return
    over = true
    clearInterval(timer)
    eyes.stop()
    frames.stop()
    say?.()
  }
  const finish = () =>
    end(() => {
      watch.finishing()
      void askForDecision(addresses.finish, nonce, watch)
    })
  const move = (sight?: Sight) => {
    const before = course
    course = follow(course, clock(), sight)
    if (course !== before) watch.course(course, before)
    if (course.finished) finish()
  }
  const hear = (told: Told<FrameAnswer>, takenAt: number) => {
    if (told.kind === 'onwards') end(() => watch.onwards(told.next))
    if (told.kind === 'refused' && told.remedy === 'finish') finish()
    if (told.kind === 'refused' && told.remedy === 'start-again') end(() => watch.failed('start-again'))
    if (told.kind !== 'told') return
    looks.server = { hint: told.answer.hint, at: clock() }
    move({ source: 'server', done: told.answer.done, takenAt })
  }
  const action = () => Math.min(course.index, actions.length - 1)
  const frames = openFrameStream({ grabber, address: addresses.frames, nonce, clock, action, hear })
  const eyes = openPageEyes({
    grabber,
    addresses: hints,
    actions,
    clock,
    state: watch.hints,
    seen: ({ hint, yaw, done, takenAt }) => {
      looks.page = { hint, yaw, at: clock() }
      watch.measured({ ...eyes.rate(), frames: frames.answered() })
      move({ source: 'page', done, takenAt })
    },
  })
  const tick = () => {
    const now = clock()
    watch.timeLeft(allowed - now)
    const times = { heardAt: frames.heardAt(), brightAt: light.brightAt(now), resumedAt }
    const waiting: Waiting = { now, allowed, ...times }
    const failure = paused && now <= allowed ? null : outOfPatience(waiting)
    if (failure) return end(() => watch.failed(failure))
    if (!paused) {
      eyes.tick()
      frames.tick()
      move()
    }
    const slow = frames.isSlow() || isSilent(waiting)
    if (!over) watch.cue(chooseCue({ course, ...looks, now, paused, slow }), now)
  }
  const timer = setInterval(tick, lookEvery)
  return {
    pause: (value) => {
      paused = value
      resumedAt = clock()
    },
    stop: () => end(),
  }
}

const tries = 3
const pauseBetween = 2000

/** Asks for the decision; a network that fails just now gets two more chances, the frames are with the server. */
async function askForDecision(address: string, nonce: string, watch: Watch): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const told = await askServer<Onwards>({ address, nonce, milliseconds: 30_000 })
    if (told.kind === 'told') return watch.onwards(told.answer.next)
    if (told.kind === 'onwards') return watch.onwards(told.next)
    if (told.kind === 'refused') return watch.failed('start-again')
    await new Promise((resolve) => setTimeout(resolve, pauseBetween))
  }
  watch.failed('connection')
}
