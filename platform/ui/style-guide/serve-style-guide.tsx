import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '#platform/root'
import { isLanguage } from '#platform/texts'
import { StyleGuide } from './style-guide.tsx'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'"

/** Serves the style guide with the real style sheet on loopback, under the policy that production has. */
export async function serveStyleGuide() {
  const folder = await mkdtemp(join(tmpdir(), 'senim-style-guide-'))
  await bundleStyles(folder)
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', policy)
      response.end(await page(url))
      return
    }
    const file = join(folder, basename(url.pathname))
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    readFile(file).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    folder,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function page(url: URL): Promise<string> {
  const language = url.searchParams.get('lang')
  const view = (
    <StyleGuide
      language={isLanguage(language) ? language : 'kk'}
      path={url.pathname + url.search}
      theme="auto"
      asset={(name) => `/${name}`}
    />
  )
  return String(await view)
}

async function bundleStyles(outdir: string): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['platform/ui/style.css'],
    outdir,
    assetNames: '[name]',
    bundle: true,
    minify: true,
    target: ['chrome90', 'safari15', 'firefox90'],
    loader: { '.woff2': 'file', '.svg': 'file' },
    logLevel: 'error',
  })
}
