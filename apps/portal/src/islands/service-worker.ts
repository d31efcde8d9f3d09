/// <reference lib="webworker" />
import { assetFirstFromCache, fillAssets, runWorker, sendForm } from '#platform/offline'
import { openPushed, showPush } from './push/show-push.ts'

const worker = self as unknown as ServiceWorkerGlobalScope
const pagesCache = 'senim-pages'

type OfflineList = { readonly pages: readonly string[]; readonly assets: readonly string[] }

runWorker(worker, {
  fill: fillCaches,
  answer: (request, { pathname }) => {
    if (pathname.startsWith('/assets/')) return assetFirstFromCache(request)
    if (request.mode !== 'navigate') return null
    return request.method === 'POST' ? sendForm(worker, request) : pageFirstFromNetwork(request)
  },
})

worker.addEventListener('push', (event) => {
  event.waitUntil(showPush(worker, event.data?.text() ?? ''))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPushed(worker, event.notification.data))
})

/** Help pages of the reader's language and what they need; a page that cannot be had now is had later. */
async function fillCaches(): Promise<void> {
  const list: OfflineList = await (await fetch('/offline.json')).json()
  const pages = await caches.open(pagesCache)
  await fillAssets(list.assets)
  await Promise.allSettled(
    list.pages.map((page) => pages.add(new Request(page, { headers: { accept: 'text/html' } }))),
  )
}

/**
 * A page always comes from the network when there is one, so an update never meets an old page. Without a network a
 * help page comes from the cache.
 */
async function pageFirstFromNetwork(request: Request): Promise<Response> {
  try {
    const response = await fetch(request)
    if (response.ok && new URL(request.url).pathname.startsWith('/help'))
      await keepPage(request, response.clone())
    return response
  } catch {
    return (
      (await caches.match(request, { ignoreSearch: false })) ??
      (await caches.match('/offline')) ??
      Response.error()
    )
  }
}

async function keepPage(request: Request, response: Response): Promise<void> {
  if (request.method !== 'GET') return
  await (await caches.open(pagesCache)).put(request, response)
}
