import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { projectRoot } from '#platform/root'
import { type StaticAsset, staticAssets } from './static-assets.ts'

/** Where a build lies: the server's bundles and the assets named by hash. */
export type Build = {
  readonly folder: string
  readonly assets: string
  readonly server: string
  readonly sandbox: string
}

const compress = { br: promisify(brotliCompress), gz: promisify(gzip) }

/** Where the programs on these ports find their bundle: below the project, since bundles import its packages. */
export function buildFolder(firstPort: number): string {
  return join(projectRoot, '.senim', 'build', String(firstPort))
}

/** Bundles pages for the server and islands, styles and fonts for browsers; about two seconds. */
export async function buildSenim(folder: string): Promise<Build> {
  const [assets] = await Promise.all([buildAssets(folder), bundleForServer(folder)])
  return { folder, assets, server: join(folder, 'serve.js'), sandbox: join(folder, 'sandbox.js') }
}

/** Builds what browsers get; returns its folder. Assets of earlier builds stay for a week: pages still open ask for them. */
async function buildAssets(folder: string): Promise<string> {
  const assets = join(folder, 'assets')
  await mkdir(assets, { recursive: true })
  const manifest = { ...manifestOf(await bundleForBrowsers(assets), assets), ...(await copyStatic(assets)) }
  await Promise.all(Object.values(manifest).map((file) => compressBeside(join(assets, file))))
  await writeFile(join(assets, 'manifest.json'), JSON.stringify(manifest, null, 1))
  await removeOld(assets, new Set(Object.values(manifest)))
  return assets
}

async function bundleForBrowsers(outdir: string): Promise<readonly Metafile[]> {
  const islands = await filesIn(
    'apps',
    (path) => /\/src\/islands\/[\w-]+\.ts$/.test(path) && !path.endsWith('.test.ts'),
  )
  // A service worker is a classic script and may import nothing, so it shares no chunk with the islands.
  const alone = islands.filter((path) => path.endsWith('service-worker.ts'))
  const together = islands.filter((path) => !alone.includes(path))
  return Promise.all([
    bundle(outdir, ['platform/ui/style.css', ...together], { splitting: true, format: 'esm' }),
    ...alone.map((path) => bundle(outdir, [path], { format: 'iife' })),
  ])
}

async function bundle(outdir: string, entryPoints: string[], shape: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints,
    outdir,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    minify: true,
    target: ['chrome90', 'safari15', 'firefox90'],
    loader: { '.woff2': 'file', '.svg': 'file' },
    metafile: true,
    logLevel: 'warning',
    ...shape,
  })
  return metafile as Metafile
}

async function bundleForServer(outdir: string): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: { serve: 'apps/senim/src/serve.ts', sandbox: 'apps/sandbox/src/main.ts' },
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    alias: await ourImports(),
    logLevel: 'warning',
  })
}

/** `packages: 'external'` would leave `#platform/…` imports alone, so they are named here. */
async function ourImports(): Promise<Record<string, string>> {
  const names: Record<string, string> = {
    '#eds': 'packages/eds/src/index.ts',
    '#kz': 'packages/kz/src/index.ts',
    '#law': 'law/src/index.ts',
    '#platform/root': 'platform/root.ts',
  }
  for (const room of await readdir(join(projectRoot, 'platform')))
    if (!extname(room)) names[`#platform/${room}`] = `platform/${room}/index.ts`
  for (const room of await readdir(join(projectRoot, 'modules')))
    names[`#modules/${room}`] = `modules/${room}/src/index.ts`
  return Object.fromEntries(Object.entries(names).map(([name, path]) => [name, join(projectRoot, path)]))
}

function manifestOf(metafiles: readonly Metafile[], assets: string): Record<string, string> {
  const manifest: Record<string, string> = {}
  const outputs = metafiles.flatMap((metafile) => Object.entries(metafile.outputs))
  for (const [output, { entryPoint }] of outputs) {
    const file = relative(assets, join(projectRoot, output))
    if (entryPoint?.endsWith('.css')) manifest[basename(entryPoint)] = file
    else if (entryPoint) manifest[`${basename(entryPoint, '.ts')}.js`] = file
    else if (!file.endsWith('.map')) manifest[file.replace(/-[0-9A-Z]{8}(?=\.\w+$)/, '')] ??= file
  }
  return manifest
}

/** Files that are served as they are: icons, models, the WebAssembly runtime. */
async function copyStatic(assets: string): Promise<Record<string, string>> {
  const entries = await Promise.all((await staticAssets()).map((asset) => copyHashed(asset, assets)))
  return Object.fromEntries(entries)
}

async function copyHashed({ name, path }: StaticAsset, assets: string): Promise<[string, string]> {
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('base64url')
    .replace(/[-_]/g, '')
    .slice(0, 8)
    .toUpperCase()
  const file = `${basename(name, extname(name))}-${hash}${extname(name)}`
  await mkdir(dirname(join(assets, file)), { recursive: true })
  await copyFile(path, join(assets, file))
  return [name, file]
}

async function compressBeside(path: string): Promise<void> {
  if (!['.css', '.js', '.mjs', '.svg', '.json', '.webmanifest', '.wasm'].includes(extname(path))) return
  if (existsSync(`${path}.gz`)) return // The name carries the hash of the content, so an old copy is right.
  const body = await readFile(path)
  // The WebAssembly runtime is 14 MB: the best quality would take half a minute at every start.
  const quality = body.length > 1_000_000 ? 4 : 11
  await writeFile(
    `${path}.br`,
    await compress.br(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  )
  await writeFile(`${path}.gz`, await compress.gz(body))
}

const week = 7 * 24 * 60 * 60 * 1000

async function removeOld(assets: string, current: ReadonlySet<string>): Promise<void> {
  for (const file of await readdir(assets)) {
    if (file === 'manifest.json' || current.has(file.replace(/\.(br|gz)$/, ''))) continue
    const path = join(assets, file)
    if (Date.now() - (await stat(path)).mtimeMs > week) await rm(path, { recursive: true, force: true })
  }
}

async function filesIn(folder: string, wanted: (path: string) => boolean): Promise<string[]> {
  const entries = await readdir(join(projectRoot, folder), { recursive: true })
  return entries.map((entry) => join(folder, entry)).filter(wanted)
}
