import { frameRefusals, videoHeaders } from '../../camera/video-protocol.ts'

export type VideoAddresses = { readonly start: string; readonly frames: string; readonly finish: string }

/**
 * - `told`: the answer
 * - `onwards`: another page has the word now
 * - `refused`: what to do about this video
 * - `unreachable`: no answer, or one that may be different in a moment
 */
export type Told<Answer> =
  | { readonly kind: 'told'; readonly answer: Answer }
  | { readonly kind: 'onwards'; readonly next: string }
  | { readonly kind: 'refused'; readonly remedy: 'start-again' | 'finish' | 'skip' }
  | { readonly kind: 'unreachable' }

export type Question = {
  readonly address: string
  readonly nonce?: string
  readonly frame?: { readonly jpeg: Blob; readonly action: number; readonly takenAt: number }
  readonly milliseconds: number
}

/** Asks the server; every way it can go wrong is one of four answers. */
export async function askServer<Answer>(question: Question): Promise<Told<Answer>> {
  try {
    const response = await fetch(question.address, {
      method: 'POST',
      headers: headersOf(question),
      body: question.frame?.jpeg ?? '{}',
      cache: 'no-store',
      signal: timeLimit(question.milliseconds),
    })
    return readAnswer(response.status, await response.json().catch(() => null))
  } catch {
    return { kind: 'unreachable' }
  }
}

function headersOf({ nonce, frame }: Question): Record<string, string> {
  return {
    accept: 'application/json',
    'content-type': frame ? 'image/jpeg' : 'application/json',
    ...(nonce && { [videoHeaders.nonce]: nonce }),
    ...(frame && {
      [videoHeaders.action]: String(frame.action),
      [videoHeaders.takenAt]: String(Math.round(frame.takenAt)),
    }),
  }
}

/** What an answer means; exported for its test. */
export function readAnswer<Answer>(status: number, body: unknown): Told<Answer> {
  const read = (typeof body === 'object' && body ? body : {}) as { next?: unknown; code?: unknown }
  if (status < 300 && body) return { kind: 'told', answer: body as Answer }
  if (typeof read.next === 'string') return { kind: 'onwards', next: read.next }
  if (status === 429 || status >= 500 || status < 400) return { kind: 'unreachable' }
  const known = Object.entries(frameRefusals).find(([code]) => code === read.code)
  return { kind: 'refused', remedy: known?.[1] ?? 'start-again' }
}

/** AbortSignal.timeout is younger than the browsers we serve. */
function timeLimit(milliseconds: number): AbortSignal {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), milliseconds)
  return stop.signal
}
