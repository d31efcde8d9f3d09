import { execFile, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { projectRoot, stateFolder } from '#platform/root'

/**
 * `npm run bench:pages`: what a page costs the server and the reader. CPU is the user and system time of the whole
 * process over 1,000 requests after a warm-up, in ten slices (the median slice is printed); script is what the page's
 * own `<script>` tags weigh; scores are Lighthouse's, mobile with simulated throttling, the median of three.
 */
const firstPort = 4400
const portal = `http://localhost:${firstPort}`
const pages = [
  ['home', `${portal}/`],
  ['help', `${portal}/help`],
  ['article', `${portal}/help/account-locked`],
  ['passport', `${portal}/services/old-age-pension`],
  ['registration', `http://localhost:${firstPort + 1}/register`],
] as const
const scored = ['home', 'help', 'registration']
const withLighthouse = !process.argv.includes('--no-lighthouse')

const state = mkdtempSync(join(stateFolder, 'bench-'))
chmodSync(state, 0o755)
const started = Date.now()
const senim = spawn(process.execPath, ['apps/senim/src/main.ts', 'start'], {
  cwd: projectRoot,
  env: {
    ...process.env,
    SENIM_STATE: state,
    SENIM_PORT: String(firstPort),
    SENIM_MODELS: join(stateFolder, 'models'),
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await ready()
  process.stdout.write(
    `first start with an empty state folder: ${((Date.now() - started) / 1000).toFixed(1)} s\n\n`,
  )
  process.stdout.write('page          CPU ms   HTML kB gz   script kB gz   perf  a11y  best  seo\n')
  for (const [name, address] of pages) await row(name, address)
} finally {
  senim.kill('SIGTERM')
  await new Promise((resolve) => senim.once('exit', resolve))
  rmSync(state, { recursive: true, force: true })
}

async function row(name: string, address: string): Promise<void> {
  const milliseconds = await cpuOf(address)
  const html = await (await fetch(address)).text()
  const scores = withLighthouse && scored.includes(name) ? await lighthouse(address) : []
  const cells = [
    name.padEnd(12),
    milliseconds.toFixed(2).padStart(7),
    (gzipSync(html).length / 1024).toFixed(1).padStart(12),
    ((await scriptOf(address, html)) / 1024).toFixed(2).padStart(14),
    ...scores.map((score) => String(score).padStart(5)),
  ]
  process.stdout.write(`${cells.join(' ')}\n`)
}

/** Milliseconds of CPU of the serving process for one request: the median of ten slices of a hundred. */
async function cpuOf(address: string): Promise<number> {
  for (let i = 0; i < 200; i++) await (await fetch(address)).arrayBuffer()
  const slices: number[] = []
  for (let slice = 0; slice < 10; slice++) {
    const before = ticks()
    for (let i = 0; i < 100; i++) await (await fetch(address)).arrayBuffer()
    slices.push(((ticks() - before) * 10) / 100)
  }
  return slices.sort((a, b) => a - b)[5] ?? Number.NaN
}

/** User and system time of the serving process in hundredths of a second (proc(5), fields 14 and 15). */
function ticks(): number {
  const fields = readFileSync(`/proc/${senim.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

async function scriptOf(address: string, html: string): Promise<number> {
  let bytes = 0
  for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) {
    bytes += gzipSync(await (await fetch(new URL(source, address))).text()).length
  }
  return bytes
}

async function lighthouse(address: string): Promise<readonly number[]> {
  const runs: (readonly number[])[] = []
  for (let run = 0; run < 3; run++) runs.push(await scoresOf(address))
  return [0, 1, 2, 3].map((column) => runs.map((scores) => scores[column] ?? 0).sort((a, b) => a - b)[1] ?? 0)
}

async function scoresOf(address: string): Promise<readonly number[]> {
  const chrome = '--chrome-flags=--headless --no-sandbox --disable-quic --disable-background-networking'
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', 'lighthouse@13.5.0', address, '--quiet', '--output=json', chrome],
    { maxBuffer: 64_000_000, env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' } },
  )
  const { categories } = JSON.parse(stdout)
  return ['performance', 'accessibility', 'best-practices', 'seo'].map((id) =>
    Math.round((categories[id]?.score ?? 0) * 100),
  )
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (
      await fetch(`${portal}/health`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('Senim did not start.')
}
