import { keepTyped } from './keep-typed.ts'
import { readerLanguage } from './register-worker.ts'
import { offlineSentences } from './sentences.ts'

type WorkerParts = {
  /** Puts into the caches what shall be there without a network. */
  readonly fill: () => Promise<unknown>
  /** The answer to a request of our own site; null leaves it to the browser. */
  readonly answer: (request: Request, url: URL) => Promise<Response> | null
}

/** What every service worker of ours does: it installs itself, takes over at once and answers for its own site alone. */
export function runWorker(worker: ServiceWorkerGlobalScope, { fill, answer }: WorkerParts): void {
  worker.addEventListener('install', (event) => {
    // A network that fails just now must not undo the installation: what is missing is fetched at a later page.
    event.waitUntil(
      fill()
        .catch(() => undefined)
        .then(() => worker.skipWaiting()),
    )
  })
  worker.addEventListener('activate', (event) => {
    event.waitUntil(worker.clients.claim())
  })
  worker.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    const answered = url.origin === worker.location.origin ? answer(request, url) : null
    if (answered) event.respondWith(answered)
  })
}

/** Sends a posted form; if the network is lost it comes back with everything typed and a button to send it again. */
export function sendForm(worker: ServiceWorkerGlobalScope, request: Request): Promise<Response> {
  const typed = request.clone()
  return fetch(request).catch(() => keepTyped(typed, offlineSentences(readerLanguage(worker))))
}
