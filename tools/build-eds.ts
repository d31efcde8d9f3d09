import { execFile } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { projectRoot } from '#platform/root'

const run = promisify(execFile)
const room = join(projectRoot, 'packages', 'eds')

/**
 * Builds packages/eds into a folder that npm packs and others install: one ES module for Node and browsers, and its
 * types. Node refuses .ts inside node_modules, so the sources stay at home.
 */
export async function buildEds(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'dist'), { recursive: true })
  for (const file of ['package.json', 'README.md']) await cp(join(room, file), join(folder, file))
  await cp(join(projectRoot, 'LICENSE'), join(folder, 'LICENSE'))
  await Promise.all([bundle(folder), emitTypes(folder)])
}

async function bundle(folder: string): Promise<void> {
  const result = await build({
    entryPoints: [join(room, 'src', 'index.ts')],
    outfile: join(folder, 'dist', 'index.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    metafile: true,
    logLevel: 'silent',
  })
  const outside = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports)
  if (outside.length > 0)
    throw new Error(
      `The package must stand alone, but imports ${outside.map(({ path }) => path).join(', ')}.`,
    )
}

async function emitTypes(folder: string): Promise<void> {
  const settings = join(folder, 'tsconfig.json')
  await writeFile(
    settings,
    JSON.stringify({
      extends: join(projectRoot, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rewriteRelativeImportExtensions: true,
        rootDir: join(room, 'src'),
        outDir: join(folder, 'dist'),
        types: ['node'],
        typeRoots: [join(projectRoot, 'node_modules', '@types')],
      },
      include: [],
      files: [join(room, 'src', 'index.ts')],
    }),
  )
  await run(join(projectRoot, 'node_modules', '.bin', 'tsc'), ['-p', settings])
  await rm(settings)
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(projectRoot, '.senim', 'eds')
  await buildEds(folder)
  process.stdout.write(`Built ${folder}. Pack it with: npm pack ${folder}\n`)
}
