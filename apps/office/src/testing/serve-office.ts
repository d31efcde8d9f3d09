import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { projectRoot } from '#platform/root'
import type { Site } from '#platform/web'
import { bundleStyle } from '../../../digital-id/src/testing/bundle-style.ts'

export type OfficeAssets = ReadonlyMap<string, Uint8Array>

/** Style and islands of the office as browsers get them, by the names that pages ask for. */
export async function bundleOffice(): Promise<OfficeAssets> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [
      'apps/office/src/islands/desk-keys.ts',
      'apps/office/src/islands/zoom-picture.ts',
      'apps/office/src/islands/undo-decision.ts',
      // One island makes and uses passkeys wherever people or staff have them.
      'apps/digital-id/src/islands/passkey.ts',
    ],
    outdir: 'islands',
    write: false,
    bundle: true,
    format: 'esm',
    target: ['chrome90', 'safari15', 'firefox90'],
    logLevel: 'error',
  })
  return new Map([
    ...outputFiles.map(({ path, contents }) => [basename(path), contents] as const),
    ['style.css', await bundleStyle()],
  ])
}

/** A port of this machine; what answers there is given afterwards, for a site has to know its own address. */
export async function openPort() {
  let site: Site | null = null
  const server = createServer((request, response) => {
    if (site) getRequestListener(site.fetch)(request, response)
    else response.writeHead(503).end()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const serve = (served: Site, assets: OfficeAssets) => {
    served.get('/assets/:name', (c) => {
      const body = assets.get(c.req.param('name'))
      const type = c.req.path.endsWith('.css') ? 'text/css' : 'text/javascript'
      return body ? c.body(new Uint8Array(body), 200, { 'content-type': type }) : c.notFound()
    })
    site = served
  }
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, serve }
}
