import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { build } from 'esbuild'
import { Hono } from 'hono'
import { projectRoot } from '#platform/root'
import { securityHeaders } from '#platform/web'

export type ServedIslands = {
  readonly url: string
  readonly site: Hono
  /** Compressed bytes of an island with all it imports. */
  readonly size: (name: string) => number
  readonly close: () => void
}

/** Islands as browsers get them, each in one file, on a site to which a test adds its pages. */
export async function serveIslands(names: readonly string[]): Promise<ServedIslands> {
  const files = await bundleIslands(names)
  const site = new Hono()
  site.use(securityHeaders({}))
  site.get('/assets/:name', (c) => {
    const body = files.get(c.req.param('name'))
    return body ? c.body(new Uint8Array(body), 200, { 'content-type': 'text/javascript' }) : c.notFound()
  })
  const server = createServer(getRequestListener(site.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    site,
    size: (name) => gzipSync(files.get(`${name}.js`)!).length,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Islands, each in one file, by the name that pages ask for. */
export async function bundleIslands(names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: names.map((name) => `apps/digital-id/src/islands/${name}.ts`),
    outdir: 'islands',
    write: false,
    bundle: true,
    format: 'esm',
    minify: true,
    target: ['chrome90', 'safari15', 'firefox90'],
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
}

/** A page with one island. */
export function pageWith(island: string, body: string): string {
  return `<!doctype html><html lang="en"><title>page</title><script type="module" src="/assets/${island}.js"></script><body>${body}`
}
