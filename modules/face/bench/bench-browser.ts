import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { modelsFolderInUse } from '#platform/models'
import { projectRoot } from '#platform/root'
import { browserNets, browserRuntimeFile } from '../src/browser-files.ts'
import type { FaceEngine } from '../src/index.ts'
import { table } from './statistics.ts'
import { readTurning } from './turning.ts'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** How many live cues a second a page gets in a real browser, under the policy the site uses. */
export async function benchBrowser(engine: FaceEngine): Promise<void> {
  const executablePath = browsers.find(existsSync)
  if (!executablePath) return console.log('\nNo Chromium here: the page was not measured.')
  const frame = (await readTurning(engine))[38]!
  const server = await serve(await filesOf(frame.jpeg))
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'measureCues' in window)
    const { load, frame: each, yaw } = await page.evaluate(() => window.measureCues())
    console.log('\nIn the page (Chromium, one thread)')
    console.log(
      table([
        ['loading runtime and nets', `${load.toFixed(0)} ms`],
        ['a frame of 640×480', `${each.toFixed(1)} ms`],
        ['cues a second', (1000 / each).toFixed(0)],
        ['yaw in the page / on the server', `${yaw.toFixed(1)}° / ${frame.analysis.face!.yaw.toFixed(1)}°`],
      ]),
    )
  } finally {
    await browser.close()
    server.close()
  }
}

type Served = ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array | string }>

async function filesOf(frame: Uint8Array): Promise<Served> {
  const bundled = await build({
    entryPoints: [join(projectRoot, 'modules/face/bench/browser-page.ts')],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  })
  const runtime = join(projectRoot, 'node_modules/onnxruntime-web/dist', browserRuntimeFile)
  const models = browserNets.map(
    async (net) =>
      [
        `/models/${net}.onnx`,
        { type: 'application/octet-stream', bytes: await readFile(join(modelsFolderInUse(), `${net}.onnx`)) },
      ] as const,
  )
  return new Map([
    ['/', { type: 'text/html', bytes: '<!doctype html><script type="module" src="/page.js"></script>' }],
    ['/page.js', { type: 'text/javascript', bytes: bundled.outputFiles[0]!.contents }],
    ['/runtime.wasm', { type: 'application/wasm', bytes: await readFile(runtime) }],
    ['/frame.jpg', { type: 'image/jpeg', bytes: frame }],
    ...(await Promise.all(models)),
  ])
}

function serve(files: Served): Promise<Server> {
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain',
      'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    })
    response.end(file?.bytes ?? 'not found')
  })
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => resolve(server))
  })
}
