/// <reference lib="webworker" />
import {
  assetFirstFromCache,
  fillAssets,
  keepTyped,
  offlineSentences,
  readerLanguage,
} from '#platform/offline'

const worker = self as unknown as ServiceWorkerGlobalScope

worker.addEventListener('install', (event) => {
  // A network that fails just now must not undo the installation: the page would only be plain.
  event.waitUntil(
    keepLook()
      .catch(() => undefined)
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim())
})

/** Pages of an identification are never kept; only a posted form passes here, to come back whole if it is lost. */
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && request.method === 'POST') event.respondWith(sendForm(request))
  else if (/\/assets\/(style|golos)[^/]+$/.test(url.pathname)) event.respondWith(assetFirstFromCache(request))
})

async function keepLook(): Promise<void> {
  const { assets }: { readonly assets: readonly string[] } = await (await fetch('/offline.json')).json()
  await fillAssets(assets)
}

async function sendForm(request: Request): Promise<Response> {
  const typed = request.clone()
  return fetch(request).catch(() => keepTyped(typed, offlineSentences(readerLanguage(worker))))
}
