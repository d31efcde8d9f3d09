import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { build } from 'esbuild'
import { Hono } from 'hono'
import type { Action, FaceEngine } from '#modules/face'
import { projectRoot } from '#platform/root'
import { isLanguage } from '#platform/texts'
import { Layout } from '#platform/ui'
import { securityHeaders } from '#platform/web'
import { CameraPanel, cameraScripts } from '../camera-panel.tsx'
import { openVideoEndpoints, type VideoEndpoints } from './video-endpoints.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

export type ServedPanel = {
  readonly url: string
  readonly video: VideoEndpoints
  readonly close: () => Promise<void>
}

/** The panel on a page of its own, with the real island, nets and engine, under the policy that production has. */
export async function servePanel(options: {
  readonly actions: readonly Action[]
  readonly engine: FaceEngine
  readonly modelsFolder: string
}): Promise<ServedPanel> {
  const folder = await mkdtemp(join(tmpdir(), 'senim-camera-'))
  await bundle(folder)
  const video = openVideoEndpoints(options.engine, options.actions)
  const site = new Hono()
  site.use(securityHeaders({ wasm: true, camera: true }))
  site.get('/', (c) => c.html(panelPage(new URL(c.req.url), options.actions)))
  site.get('/done', (c) => c.html('<!doctype html><title>done</title><h1>done</h1>'))
  site.get('/assets/:name', async (c) => {
    const name = basename(c.req.param('name'))
    const path = name.endsWith('.onnx') ? join(options.modelsFolder, name) : join(folder, name)
    const body = await readFile(path).catch(() => null)
    if (!body) return c.notFound()
    const type = types[extname(name)] ?? 'application/octet-stream'
    return c.body(new Uint8Array(body), 200, { 'content-type': type })
  })
  site.route('/', video.routes)
  const server = createServer(getRequestListener(site.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    video,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

function panelPage(url: URL, actions: readonly Action[]) {
  const asked = url.searchParams.get('lang')
  const language = isLanguage(asked) ? asked : 'kk'
  const asset = (name: string) => `/assets/${name}`
  return (
    <Layout
      language={language}
      title="Video"
      path="/"
      siteName="Senim"
      asset={asset}
      scripts={cameraScripts}
      theme="auto"
    >
      <h1>{titles[language]}</h1>
      <CameraPanel
        language={language}
        actions={actions}
        addresses={{ start: '/start', frames: '/frames', finish: '/finish', again: '/' }}
        otherWays={{ phone: '/phone', firefox: '/firefox', office: '/office' }}
        help={(article) => `/help/${article}`}
        report={(camera) => `/support/new?camera=${camera}`}
        asset={asset}
      />
    </Layout>
  )
}

const titles = { kk: 'Бейнесәйкестендіру', ru: 'Видеоидентификация', en: 'Video identification' }

async function bundle(outdir: string): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [
      'platform/ui/style.css',
      'apps/digital-id/src/islands/camera-check.ts',
      'apps/digital-id/src/islands/camera-worker.ts',
    ],
    outdir,
    entryNames: '[name]',
    assetNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: ['chrome90', 'safari15', 'firefox90'],
    loader: { '.woff2': 'file', '.svg': 'file' },
    logLevel: 'error',
  })
  const runtime = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [runtime],
    outdir,
    entryNames: '[name]',
    loader: { '.wasm': 'copy' },
    logLevel: 'error',
  })
}
