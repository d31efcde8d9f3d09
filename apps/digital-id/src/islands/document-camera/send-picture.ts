export type PictureToSend = {
  readonly uploads: string
  readonly side: string
  readonly captured: 'camera' | 'file'
  readonly bytes: Blob
}

/** How the sending goes: `share` of the bytes is there; `waiting` for the network; `reading`: all is there. */
export type Sending =
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }

/** How it ended: read and kept, refused with a code that says how to mend it, or another page has the word. */
export type Sent =
  | { readonly kind: 'added' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'onwards'; readonly next: string }
  | { readonly kind: 'stopped' }

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
type Progress = (sending: Sending) => void

/** Waits grow from one second to fifteen; whoever presses "try again" or comes back online waits no longer. */
const firstWait = 1000
const longestWait = 15_000
/** A piece may crawl; a picture may wait in line to be read. */
const patience = 120_000

/** Sends a picture piece by piece. After a lost network it asks how far it has come and goes on from there. */
export async function sendPicture(
  picture: PictureToSend,
  progress: Progress,
  signal: AbortSignal,
): Promise<Sent> {
  const key = newKey()
  for (let wait = firstWait; !signal.aborted; wait = Math.min(longestWait, wait * 2)) {
    const answer = await tryOnce(picture, key, progress, signal).catch(() => null)
    const ended = answer && endOf(answer)
    if (ended) return ended
    if (signal.aborted) break
    progress({ kind: 'waiting' })
    await untilNetwork(wait, signal)
  }
  return { kind: 'stopped' }
}

/** Opens the upload, or finds it again, and sends what is missing. Null: the network is gone, or the server is busy. */
async function tryOnce(picture: PictureToSend, key: string, progress: Progress, signal: AbortSignal) {
  const { uploads, side, captured, bytes } = picture
  const wish = new Blob([JSON.stringify({ key, side, captured, size: bytes.size })], {
    type: 'application/json',
  })
  const opened = await post(uploads, wish, signal)
  if (opened.status !== 200) return opened
  const { uploadId, pieceBytes } = opened.body as { uploadId: string; pieceBytes: number }
  let at = Number(opened.body.received)
  for (;;) {
    const piece = bytes.slice(at, at + pieceBytes)
    const isLast = at + piece.size >= bytes.size
    const answer = await post(`${uploads}/${uploadId}?at=${at}`, piece, signal, (sent) => {
      const share = Math.min(1, (at + sent) / bytes.size)
      progress(isLast && share === 1 ? { kind: 'reading' } : { kind: 'sending', share })
    })
    if (answer.status !== 200 || answer.body.added) return answer
    const received = Number(answer.body.received)
    // A piece that does not bring it forward would be sent for ever.
    if (!(received > at) && !isLast) return null
    at = received
  }
}

/** What an answer means; null: try again. Exported for its test. */
export function endOf({ status, body }: Answer): Sent | null {
  if (status === 200 && body.added) return { kind: 'added' }
  if (typeof body.next === 'string') return { kind: 'onwards', next: body.next }
  if (body.code === 'upload-gone' || status === 429 || status >= 500 || status === 0) return null
  return { kind: 'refused', code: typeof body.code === 'string' ? body.code : 'reader-failed' }
}

/** A request that tells how many bytes have left, which `fetch` does not. */
function post(
  address: string,
  body: Blob,
  signal: AbortSignal,
  sent: (bytes: number) => void = () => undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.timeout = patience
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', body.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => sent(loaded)
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) })
    request.onerror = reject
    request.ontimeout = reject
    request.onabort = reject
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function untilNetwork(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      removeEventListener('online', go)
      removeEventListener('senim:send-now', go)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(go, milliseconds)
    addEventListener('online', go)
    addEventListener('senim:send-now', go)
    signal.addEventListener('abort', go)
  })
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
