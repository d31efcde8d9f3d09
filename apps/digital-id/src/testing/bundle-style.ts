import { build } from 'esbuild'
import { projectRoot } from '#platform/root'

/** The style of every page as browsers get it, without fonts. */
export async function bundleStyle(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ['platform/ui/style.css'],
    write: false,
    bundle: true,
    loader: { '.woff2': 'empty', '.svg': 'dataurl' },
    logLevel: 'error',
  })
  return outputFiles[0]!.contents
}
