import type { FailureKind } from '../camera/failure-kinds.ts'
import type { StartAnswer } from '../camera/video-protocol.ts'
import type { LiveWords } from '../camera/words.ts'
import { askServer } from './camera/ask-server.ts'
import { classifyFailure } from './camera/classify-failure.ts'
import { newCourse } from './camera/course.ts'
import { type Device, describeDevice } from './camera/describe-device.ts'
import { openGrabber } from './camera/grab-frame.ts'
import { type LiveVideo, runVideo, type Watch } from './camera/live-video.ts'
import type { HintAddresses } from './camera/local-hints.ts'
import { cameraPermission, closeCamera, openCamera } from './camera/open-camera.ts'
import { firstCue, type SteadyCue, steady } from './camera/steady-cue.ts'
import { setText, showCourse, showFailure, showTimeLeft, showView, stateOfCue } from './camera/views.ts'

/**
 * Takes the video: opens the camera when the person says so, guides, sends frames, asks for the decision. Without it the
 * page shows the other ways. What it found out stands in its attributes for a report: data-now, data-problem,
 * data-error, data-device-kind, data-hints, data-hint-rate,
 * data-look-milliseconds, data-frames-sent.
 */
class CameraCheck extends HTMLElement {
  private stream: MediaStream | null = null
  private video: LiveVideo | null = null
  private cue: SteadyCue | null = null
  private started = false
  private device: Device = { kind: 'computer-chromium', insideApp: null }
  private words!: LiveWords

  connectedCallback(): void {
    this.words = JSON.parse(this.dataset.words ?? '{}')
    this.device = describeDevice({
      userAgent: navigator.userAgent,
      touchPoints: navigator.maxTouchPoints,
      telegram: 'TelegramWebviewProxy' in window,
    })
    this.dataset.deviceKind = this.device.kind
    this.dataset.now = 'begin'
    this.querySelector('#camera-open')?.addEventListener('click', () => void this.open())
    for (const part of this.querySelectorAll('[data-part="retry"]'))
      part.addEventListener('click', () => this.retry())
    addEventListener('pagehide', this.leave)
    document.addEventListener('visibilitychange', this.look)
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this.leave)
    document.removeEventListener('visibilitychange', this.look)
    this.leave()
  }

  /** A video that has begun used up its order: the page draws a new one. */
  private retry(): void {
    if (this.started) location.assign(this.dataset.again ?? location.href)
    else void this.open()
  }

  private async open(): Promise<void> {
    showView(this, 'asking')
    try {
      if (!isSecureContext || !navigator.mediaDevices) throw new DOMException('', 'NotSupportedError')
      this.stream = await openCamera(navigator.mediaDevices)
    } catch (error) {
      return this.fail(await this.causeOf(error), error)
    }
    for (const track of this.stream.getVideoTracks())
      track.addEventListener('ended', () => this.fail('ended', null))
    await this.begin(this.stream)
  }

  private async causeOf(error: unknown): Promise<FailureKind> {
    const { name, message } = error instanceof Error ? error : { name: 'unknown', message: '' }
    return classifyFailure({
      name,
      message,
      secure: isSecureContext,
      hasCameraInterface: Boolean(navigator.mediaDevices),
      permission: await cameraPermission(),
      insideApp: this.device.insideApp !== null,
    })
  }

  private async begin(stream: MediaStream): Promise<void> {
    const { start = '', frames = '', finish = '' } = this.dataset
    const picture = this.querySelector('video')!
    picture.srcObject = stream
    await picture.play().catch(() => undefined) // It plays by itself as soon as it is in view.
    const told = await askServer<StartAnswer>({ address: start, milliseconds: 15_000 })
    if (told.kind === 'onwards') return this.goOn(told.next)
    if (told.kind !== 'told') return this.fail(told.kind === 'refused' ? 'start-again' : 'connection', null)
    this.started = true
    showView(this, 'live')
    showCourse(this, newCourse(told.answer.actions), this.words)
    this.video = runVideo({
      grabber: openGrabber(picture),
      start: told.answer,
      addresses: { start, frames, finish },
      hints: this.hintAddresses(),
      watch: this.watch(),
    })
  }

  private hintAddresses(): HintAddresses | null {
    const { worker, runtime, detect, landmark } = this.dataset
    return worker && runtime && detect && landmark ? { worker, runtime, detect, landmark } : null
  }

  private watch(): Watch {
    return {
      cue: (cue, now) => this.show(this.cue ? steady(this.cue, cue, now) : firstCue(cue, now)),
      course: (course, before) => {
        if (course.index > before.index) navigator.vibrate?.(40)
        showCourse(this, course, this.words)
      },
      timeLeft: (milliseconds) => showTimeLeft(this, milliseconds, this.words),
      hints: (state) => {
        this.dataset.hints = state
        const note = this.querySelector<HTMLElement>('[data-part="hints"]')
        if (note) note.hidden = state !== 'loading'
      },
      measured: ({ hintsPerSecond, lookMilliseconds, frames }) => {
        this.dataset.hintRate = hintsPerSecond.toFixed(1)
        this.dataset.lookMilliseconds = lookMilliseconds.toFixed(0)
        this.dataset.framesSent = String(frames)
      },
      finishing: () => {
        closeCamera(this.stream)
        showView(this, 'checking')
      },
      onwards: (next) => this.goOn(next),
      failed: (kind) => this.fail(kind, null),
    }
  }

  private show(cue: SteadyCue): void {
    const before = this.cue
    this.cue = cue
    const stage = this.querySelector<HTMLElement>('.camera')
    if (stage) stage.dataset.state = stateOfCue(cue.shown)
    setText(this.querySelector('.camera-cue'), this.words.cues[cue.shown])
    if (cue.spoken && cue.spokenAt !== before?.spokenAt)
      setText(this.querySelector('.camera-voice'), this.words.cues[cue.spoken])
  }

  private fail(kind: FailureKind, error: unknown): void {
    this.leave()
    this.dataset.problem = kind
    if (error instanceof Error) this.dataset.error = `${error.name}: ${error.message}`
    showFailure(this, kind, this.device.kind)
  }

  private goOn(next: string): void {
    this.leave()
    location.assign(next)
  }

  private readonly leave = (): void => {
    this.video?.stop()
    this.video = null
    closeCamera(this.stream)
    this.stream = null
  }

  private readonly look = (): void => this.video?.pause(document.hidden)
}

customElements.define('camera-check', CameraCheck)
