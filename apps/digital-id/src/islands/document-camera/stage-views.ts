import type { CardCue } from '#modules/identity-documents/browser'
import { setText } from '../camera/views.ts'
import type { Sending } from './send-picture.ts'

/** Words that the island shows; the page gives them in the reader's language. */
export type DocumentWords = {
  readonly cues: Readonly<Record<CardCue, string>>
  /** Nothing looks for the card: the person presses the button. */
  readonly blind: string
  /** `{share}` is filled in with a number of per cent. */
  readonly sending: string
  readonly waiting: string
  readonly reading: string
  /** By the code of the refusal. */
  readonly refusals: Readonly<Record<string, string>>
  /** By the name of the browser's error. */
  readonly failures: Readonly<Record<string, string>>
}

export type View = 'begin' | 'live' | 'sending'

/** Shows one view and hides the rest; its heading takes the focus, so that it is read aloud. */
export function showView(panel: HTMLElement, view: View): void {
  for (const part of panel.querySelectorAll<HTMLElement>('[data-view]'))
    part.hidden = part.dataset.view !== view
  panel.dataset.now = view
  const shown = panel.querySelector<HTMLElement>(`[data-view="${view}"]`)
  shown?.querySelector<HTMLElement>('h2[tabindex]')?.focus({ preventScroll: true })
  if (view !== 'begin') shown?.scrollIntoView({ block: 'start' })
}

/** The cue under the picture and the colour of the outline. */
export function showStage(panel: HTMLElement, cue: CardCue, words: DocumentWords): void {
  const stage = panel.querySelector<HTMLElement>('.camera')
  if (stage) stage.dataset.state = cue === 'good' ? 'good' : cue === 'no-card' ? 'waiting' : 'wrong'
  setText(panel.querySelector('.camera-cue'), words.cues[cue])
}

/** How far the picture has come, as a bar and in words. */
export function showSending(panel: HTMLElement, sending: Sending, words: DocumentWords): void {
  const bar = panel.querySelector<HTMLProgressElement>('#document-progress')
  const told = panel.querySelector('#document-sending-told')
  const again = panel.querySelector<HTMLElement>('#document-send-now-place')
  if (again) again.hidden = sending.kind !== 'waiting'
  panel.dataset.sending = sending.kind
  setText(told, wordsOf(sending, words))
  if (sending.kind === 'sending' && bar) bar.value = Math.floor(sending.share * 100)
  // How long reading takes nobody knows: a bar without a value says so.
  if (sending.kind === 'reading') bar?.removeAttribute('value')
}

/** A voice that counts every per cent is of no use. */
function wordsOf(sending: Sending, words: DocumentWords): string {
  if (sending.kind !== 'sending') return words[sending.kind]
  return words.sending.replace('{share}', String(Math.floor(sending.share * 5) * 20))
}
