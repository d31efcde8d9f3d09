import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Hono, MiddlewareHandler } from 'hono'
import { assetUrls } from './assets.ts'
import type { SiteEnvironment } from './site.ts'

/** Serves a service worker of the build at `/sw.js`: from the top, or it would not reach the pages. */
export function serveServiceWorker(
  site: Hono<SiteEnvironment>,
  assetsFolder: string | null,
  name: string,
): void {
  site.get('/sw.js', async (c) => {
    if (!assetsFolder) return c.notFound()
    const script = await readBuilt(assetsFolder, name)
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  })
}

/** Browsers ask for it whatever a page says. */
export function serveFavicon(assetsFolder: string): MiddlewareHandler {
  return async (c) => {
    const headers = { 'content-type': 'image/x-icon', 'cache-control': 'public, max-age=86400' }
    return c.body(await readBuilt(assetsFolder, 'favicon.ico'), 200, headers)
  }
}

async function readBuilt(assetsFolder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = basename(assetUrls(assetsFolder)(name))
  return new Uint8Array(await readFile(join(assetsFolder, file)))
}
