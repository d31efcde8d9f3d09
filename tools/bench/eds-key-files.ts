import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { base64Of, makeKeyFile, openKeyFile, parsePrivateKey } from '#eds'
import { projectRoot } from '#platform/root'
import { bundleKeyWorker, timesInWorker } from './eds-key-worker.ts'

const executablePath = process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium'
const pki = join(projectRoot, '..', 'shared', 'pki')
const files = [
  ['nca/p12/individual_valid.p12', 'Qwerty12', 'GOST, 3DES and RC2-40'],
  ['nca/p12/KEY_INDIVIDUAL_VALID_SIGN_2004.p12', 'Qwerty12', 'RSA, 3DES and RC2-40'],
  ['p12-shapes/rsa.modern.p12', 'Qwerty12', 'RSA, PBES2 of 2,048 rounds'],
  ['p12-shapes/rsa.legacy.p12', 'Qwerty12', 'RSA, 3DES and RC2-40'],
] as const
type KeyFileSample = { readonly name: string; readonly p12: string; readonly password: string }

/** How long a key file takes to open: the first time, as a person meets it, and the median of eleven. */
export async function keyFileRows(): Promise<void> {
  const samples = [...sharedSamples(), await ownSample()]
  console.log('\nKey file opens, milliseconds: first time, median of 11')
  console.log(
    '("to signed": in the page of Digital ID, from the button to the signature, a new worker each time)',
  )
  for (const { name, p12, password } of samples) {
    const bytes = new Uint8Array(Buffer.from(p12, 'base64'))
    const times = await timesOf(() => openKeyFile(bytes, password))
    console.log(`  Node      ${name.padEnd(40)} ${shown(times)}`)
  }
  if (!existsSync(executablePath)) console.log(`  no browser at ${executablePath}: not measured in one`)
  else await inBrowser(samples)
}

function sharedSamples(): readonly KeyFileSample[] {
  return files.map(([file, password, name]) => ({
    name,
    p12: readFileSync(join(pki, file)).toString('base64'),
    password,
  }))
}

async function ownSample(): Promise<KeyFileSample> {
  const [file, password] = files[2]
  const opened = await openKeyFile(new Uint8Array(readFileSync(join(pki, file))), password)
  const [entry] = opened.entries
  if (!entry?.certificate) throw new Error('The sample holds no key.')
  const { pkcs8 } = parsePrivateKey(entry.privateKey.pkcs8)
  const made = await makeKeyFile({ items: [{ pkcs8, certificate: entry.certificate.der }], password })
  return { name: 'our own: RSA, PBES2 of 50,000 rounds', p12: base64Of(made), password }
}

async function inBrowser(samples: readonly KeyFileSample[]): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { base64Bytes, openKeyFile } from '${join(projectRoot, 'packages/eds/src/index.ts')}'`,
      resolveDir: projectRoot,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    globalName: 'eds',
    target: 'es2023',
    write: false,
  })
  const worker = await bundleKeyWorker()
  const server = createServer((request, response) =>
    request.url === '/key-file-worker.js'
      ? response.setHeader('content-type', 'text/javascript').end(worker)
      : response.setHeader('content-type', 'text/html').end('<p>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath, args })
  try {
    for (const sample of samples) {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
      const times = await page.evaluate<readonly number[], KeyFileSample>(timesInPage, sample)
      console.log(`  Chromium  ${sample.name.padEnd(40)} ${shown(times)}`)
      const signing = await timesInWorker(page, sample.p12, sample.password)
      console.log(`  to signed ${sample.name.padEnd(40)} ${shown(signing)}`)
      await page.close()
    }
  } finally {
    await browser.close()
    server.close()
  }
}

// Runs in the page, where only what it is given exists.
async function timesInPage({ p12, password }: KeyFileSample): Promise<readonly number[]> {
  const { eds } = globalThis as unknown as {
    readonly eds: {
      readonly base64Bytes: (text: string) => Uint8Array
      readonly openKeyFile: (bytes: Uint8Array, password: string) => Promise<unknown>
    }
  }
  const times: number[] = []
  for (let i = 0; i < 11; i++) {
    const started = performance.now()
    await eds.openKeyFile(eds.base64Bytes(p12), password)
    times.push(performance.now() - started)
  }
  return times
}

async function timesOf(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (let i = 0; i < 11; i++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times
}

function shown(times: readonly number[]): string {
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
  return `${(times[0] ?? 0).toFixed(0).padStart(5)} ${median.toFixed(0).padStart(5)}`
}
