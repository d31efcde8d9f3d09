import type { CardCue } from '#modules/identity-documents/browser'
import { closeCamera } from './camera/open-camera.ts'
import { setText } from './camera/views.ts'
import { openCardFrames } from './document-camera/card-frames.ts'
import { type LiveCard, watchCard } from './document-camera/live-card.ts'
import { openRearCamera, torchOf } from './document-camera/rear-camera.ts'
import { type PictureToSend, sendPicture } from './document-camera/send-picture.ts'
import { type DocumentWords, showSending, showStage, showView } from './document-camera/stage-views.ts'
import { firstCue, type Steady, steadyCue } from './document-camera/steady-card-cue.ts'

/** The stage's shape, and where in it the outline stands: `camera-frame.tsx` draws the same. */
const shape = 4 / 3

/**
 * Takes the picture of a document: opens the rear camera, says what to mend, takes the picture by itself when it is good,
 * and sends it piece by piece. Without it the form sends a file. What it found out stands in its attributes:
 * data-now, data-cue, data-look-rate, data-look-milliseconds, data-problem.
 */
class DocumentCamera extends HTMLElement {
  private stream: MediaStream | null = null
  private live: LiveCard | null = null
  private cue: Steady | null = null
  private sending: AbortController | null = null
  private words!: DocumentWords

  connectedCallback(): void {
    this.words = JSON.parse(this.dataset.words ?? '{}')
    this.dataset.now = 'begin'
    this.on('open', () => void this.open())
    this.on('shoot', () => void this.shoot())
    this.on('close', () => this.back())
    this.on('send-now', () => dispatchEvent(new Event('senim:send-now')))
    this.on('stop', () => this.sending?.abort())
    this.querySelector('form')?.addEventListener('submit', (event) => this.sendFile(event))
    addEventListener('pagehide', this.leave)
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this.leave)
    this.leave()
  }

  private on(name: string, act: () => void): void {
    this.querySelector(`#document-${name}`)?.addEventListener('click', act)
  }

  private async open(): Promise<void> {
    try {
      if (!isSecureContext || !navigator.mediaDevices) throw new DOMException('', 'NotSupportedError')
      this.stream = await openRearCamera(navigator.mediaDevices)
    } catch (error) {
      return this.fail(error instanceof Error ? error.name : '')
    }
    const video = this.querySelector('video')!
    video.srcObject = this.stream
    showView(this, 'live')
    await video.play().catch(() => undefined) // It plays by itself as soon as it is in view.
    this.offerTorch(this.stream)
    this.watch(video)
  }

  private watch(video: HTMLVideoElement): void {
    const [left = 0, top = 0, width = 1, height = 1] = (this.dataset.outline ?? '').split(' ').map(Number)
    this.live = watchCard({
      frames: openCardFrames(video, shape),
      outline: { left, top, width, height },
      worker: this.dataset.worker ?? '',
      cue: (cue, now) => this.show(cue, now),
      measured: (rate, milliseconds) => {
        this.dataset.lookRate = rate.toFixed(1)
        this.dataset.lookMilliseconds = milliseconds.toFixed(0)
      },
      shoot: () => void this.shoot(),
      blind: () => setText(this.querySelector('.camera-cue'), this.words.blind),
    })
  }

  private show(cue: CardCue, now: number): void {
    const before = this.cue
    const next = before ? steadyCue(before, cue, now) : firstCue(cue, now)
    this.cue = next
    this.dataset.cue = next.shown
    showStage(this, next.shown, this.words)
    if (next.spokenAt !== (before?.spokenAt ?? null))
      setText(this.querySelector('.camera-voice'), this.words.cues[next.shown])
  }

  private offerTorch(stream: MediaStream): void {
    const torch = torchOf(stream)
    const button = this.querySelector<HTMLElement>('#document-torch')
    if (!torch || !button?.parentElement) return
    button.parentElement.hidden = false
    button.setAttribute('aria-pressed', 'false')
    button.onclick = () => {
      const on = button.getAttribute('aria-pressed') !== 'true'
      button.setAttribute('aria-pressed', String(on))
      void torch(on).catch(() => undefined)
    }
  }

  private async shoot(): Promise<void> {
    const video = this.querySelector('video')
    const bytes = video && (await openCardFrames(video, shape).shoot())
    if (!bytes) return
    navigator.vibrate?.(60)
    this.leave()
    await this.send(bytes, 'camera')
  }

  private sendFile(event: Event): void {
    const file = this.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
    // Without a file the server says what is missing.
    if (!file) return
    event.preventDefault()
    void this.send(file, 'file')
  }

  private async send(bytes: Blob, captured: PictureToSend['captured']): Promise<void> {
    const { uploads = '', side = '', review = '' } = this.dataset
    this.sending = new AbortController()
    this.showPicture(bytes)
    showView(this, 'sending')
    const progress = (sending: Parameters<typeof showSending>[1]) => showSending(this, sending, this.words)
    progress({ kind: 'sending', share: 0 })
    const end = await sendPicture({ uploads, side, captured, bytes }, progress, this.sending.signal)
    switch (end.kind) {
      case 'added':
        return location.assign(review)
      case 'onwards':
        return location.assign(end.next)
      case 'refused':
        return this.refuse(end.code)
      case 'stopped':
        return this.back()
    }
  }

  private showPicture(bytes: Blob): void {
    const picture = this.querySelector<HTMLImageElement>('#document-taken')
    if (!picture) return
    URL.revokeObjectURL(picture.src)
    picture.src = URL.createObjectURL(bytes)
    picture.hidden = false
  }

  private refuse(code: string): void {
    this.dataset.problem = code
    this.tell(this.words.refusals[code] ?? this.words.refusals['reader-failed'] ?? '')
  }

  private fail(name: string): void {
    this.dataset.problem = name
    this.tell(this.words.failures[name] ?? this.words.failures.other ?? '')
  }

  /** Back to the beginning with the one sentence about what went wrong. */
  private tell(sentence: string): void {
    this.leave()
    showView(this, 'begin')
    const told = this.querySelector<HTMLElement>('#document-told')
    if (!told) return
    told.hidden = false
    setText(told.querySelector('.alert-title'), sentence)
    told.focus()
  }

  private back(): void {
    this.leave()
    showView(this, 'begin')
  }

  private readonly leave = (): void => {
    this.live?.stop()
    this.live = null
    this.cue = null
    closeCamera(this.stream)
    this.stream = null
  }
}

customElements.define('document-camera', DocumentCamera)
