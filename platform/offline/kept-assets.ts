const assetsCache = 'senim-assets'

/** Keeps what a page without a network is drawn with; files of an earlier build go. What cannot be had now is had later. */
export async function fillAssets(assets: readonly string[]): Promise<void> {
  const cache = await caches.open(assetsCache)
  const current = new Set(assets)
  for (const kept of await cache.keys())
    if (!current.has(new URL(kept.url).pathname)) await cache.delete(kept)
  await Promise.allSettled(assets.map((asset) => cache.add(asset)))
}

/** Names carry a hash of the content, so a kept file is always the right one. */
export async function assetFirstFromCache(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  return kept ?? fetch(request)
}

/** Address of the kept style sheet, or null before the first fill. */
export async function keptStyle(): Promise<string | null> {
  const kept = await (await caches.open(assetsCache)).keys()
  const paths = kept.map(({ url }) => new URL(url).pathname)
  return paths.find((path) => path.endsWith('.css')) ?? null
}
