import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { openKeyFile } from '#eds'
import { projectRoot } from '#platform/root'

/** The page's own worker for key files, as browsers get it. */
export async function bundleKeyWorker(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [join('apps', 'digital-id', 'src', 'islands', 'key-file-worker.ts')],
    bundle: true,
    format: 'esm',
    minify: true,
    target: ['chrome90', 'safari15', 'firefox90'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

type Wish = { readonly p12: string; readonly password: string; readonly now: number }

/**
 * From the press of the button to the finished signature, in milliseconds: a new worker each time, which opens the file,
 * looks at whose key it is, and signs. The page has `/key-file-worker.js`.
 */
export async function timesInWorker(page: Page, p12: string, password: string): Promise<readonly number[]> {
  const { entries } = await openKeyFile(new Uint8Array(Buffer.from(p12, 'base64')), password)
  const now = (entries[0]?.certificate?.notBefore ?? 0) + 86_400_000
  return page.evaluate<readonly number[], Wish>(signElevenTimes, { p12, password, now })
}

// Runs in the page, where only what it is given exists.
async function signElevenTimes({ p12, password, now }: Wish): Promise<readonly number[]> {
  const times: number[] = []
  for (let i = 0; i < 11; i++) {
    const file = Uint8Array.from(atob(p12), (letter) => letter.charCodeAt(0))
    const started = performance.now()
    const worker = new Worker('/key-file-worker.js', { type: 'module' })
    const outcome = await new Promise<object>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<object>) => resolve(event.data)
      worker.onerror = reject
      worker.postMessage({ file, password, content: new Uint8Array(1000), signer: null, now })
    })
    times.push(performance.now() - started)
    worker.terminate()
    if (!('cms' in outcome)) throw new Error(JSON.stringify(outcome))
  }
  return times
}
