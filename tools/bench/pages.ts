import { execFile } from 'node:child_process'
import { loadavg } from 'node:os'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type RunningSenim, startSenim } from './start-senim.ts'

/**
 * `npm run bench:pages`: what a page costs the server and the reader. CPU is what all threads of the serving process
 * spent on one page, to the nanosecond as the scheduler counts it: the median of 1,000 pages asked for one by one after a
 * warm-up, and the 95th of a hundred. Script is what the page's own `<script>` tags weigh; scores are Lighthouse's, mobile
 * with simulated throttling, the median of three.
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
const patience = 10_000

const senim = await startSenim(firstPort)
try {
  process.stdout.write(`first start with an empty state folder: ${senim.startSeconds.toFixed(1)} s\n`)
  process.stdout.write(`load ${loadavg()[0]?.toFixed(1)} before the run\n\n`)
  process.stdout.write('page         CPU ms p50   p95  HTML kB gz  script kB gz  perf  a11y  best  seo\n')
  for (const [name, address] of pages) await row(name, address)
} finally {
  await senim.stop()
}

async function row(name: string, address: string): Promise<void> {
  const costs = await cpuOf(senim, address)
  const html = await (await open(address)).text()
  const scores = withLighthouse && scored.includes(name) ? await lighthouse(address) : []
  const cells = [
    name.padEnd(12),
    at(costs, 0.5).toFixed(2).padStart(10),
    at(costs, 0.95).toFixed(2).padStart(5),
    (gzipSync(html).length / 1024).toFixed(1).padStart(11),
    ((await scriptOf(address, html)) / 1024).toFixed(2).padStart(13),
    ...scores.map((score) => String(score).padStart(5)),
  ]
  process.stdout.write(`${cells.join(' ')}\n`)
}

/** Milliseconds of CPU for each of a thousand pages, sorted. */
async function cpuOf({ cpuSeconds }: RunningSenim, address: string): Promise<readonly number[]> {
  for (let i = 0; i < 1000; i++) await (await open(address)).arrayBuffer()
  const costs: number[] = []
  for (let i = 0; i < 1000; i++) {
    const before = cpuSeconds()
    await (await open(address)).arrayBuffer()
    // What the server does after its answer falls to the next page, and so into the sum.
    await new Promise((resolve) => setImmediate(resolve))
    costs.push((cpuSeconds() - before) * 1000)
  }
  return costs.sort((a, b) => a - b)
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}

function open(address: string): Promise<Response> {
  return fetch(address, { signal: AbortSignal.timeout(patience) })
}

async function scriptOf(address: string, html: string): Promise<number> {
  let bytes = 0
  for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) {
    bytes += gzipSync(await (await open(new URL(source, address).href)).text()).length
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
    { maxBuffer: 64_000_000, timeout: 120_000, env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' } },
  )
  const { categories } = JSON.parse(stdout)
  return ['performance', 'accessibility', 'best-practices', 'seo'].map((id) =>
    Math.round((categories[id]?.score ?? 0) * 100),
  )
}
