import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { MiddlewareHandler } from 'hono'

/** Address of an asset by its source name, for example `style.css` → `/assets/style-4F2K.css`. */
export type AssetUrl = (name: string) => string

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
}

/**
 * Reads the manifest that the build wrote (source name → file named by hash). Without a build, as in page tests, a name
 * stands for itself.
 */
export function assetUrls(folder: string | null): AssetUrl {
  const manifest: Readonly<Record<string, string>> = folder
    ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    : {}
  return (name) => {
    if (!folder) return `/assets/${name}`
    const file = manifest[name]
    if (!file)
      throw new Error(`The build has no asset "${name}". It has: ${Object.keys(manifest).join(', ')}`)
    return `/assets/${file}`
  }
}

/**
 * Serves `/assets/*` from the build. Names carry a hash, so browsers may keep them for ever; compressed copies lie beside
 * the files (`.br`, `.gz`), so a request costs no compression.
 */
export function serveAssets(folder: string): MiddlewareHandler {
  return async (c, next) => {
    const name = c.req.path.slice('/assets/'.length)
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(name) || name.includes('..')) return next()
    const accepted = c.req.header('accept-encoding') ?? ''
    for (const [encoding, ending] of [
      ['br', '.br'],
      ['gzip', '.gz'],
      ['', ''],
    ] as const) {
      if (encoding && !accepted.includes(encoding)) continue
      const body = await readFile(join(folder, name + ending)).catch(() => null)
      if (!body) continue
      return c.body(new Uint8Array(body), 200, {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(encoding ? { 'content-encoding': encoding } : {}),
      })
    }
    return next()
  }
}
