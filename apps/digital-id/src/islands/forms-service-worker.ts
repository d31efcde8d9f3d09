/// <reference lib="webworker" />
import { assetFirstFromCache, fillAssets, runWorker, sendForm } from '#platform/offline'

const worker = self as unknown as ServiceWorkerGlobalScope

/** Pages of an identification are never kept; only a posted form passes here, to come back whole if it is lost. */
runWorker(worker, {
  fill: async () => {
    const { assets }: { readonly assets: readonly string[] } = await (await fetch('/offline.json')).json()
    await fillAssets(assets)
  },
  answer: (request, { pathname }) => {
    if (request.mode === 'navigate' && request.method === 'POST') return sendForm(worker, request)
    return /\/assets\/(style|golos)[^/]+$/.test(pathname) ? assetFirstFromCache(request) : null
  },
})
