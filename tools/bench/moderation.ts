import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { inviteByOperator } from '#modules/staff'
import { systemClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { openKeyring, systemRandom } from '#platform/crypto'
import { migrate, type OpenDatabase, openDatabase } from '#platform/database'
import { openLimits } from '#platform/limits'
import { projectRoot } from '#platform/root'

/**
 * `npm run bench:moderation`: how long the queue takes to open when many cases wait, asked of the office itself with a
 * real database. The bar: 200 ms for 10,000 cases.
 */
const cases = 10_000
const rounds = 60
const views = [
  ['first page', ''],
  ['last page', `?page=${Math.ceil(cases / 25)}`],
  ['one kind', '?kind=passport'],
  ['complaints', '?lane=appeal'],
  ['overdue', '?late=yes'],
  ['mine', '?whose=mine'],
  ['by number', '?number=4f2a'],
] as const

type Office = { readonly request: (path: string, init?: RequestInit) => Promise<Response> }

mkdirSync(join(projectRoot, '.senim'), { recursive: true })
const state = mkdtempSync(join(projectRoot, '.senim', 'bench-'))
const config = loadConfig({ SENIM_STATE: state })
const opened = await openDatabase(config, () => undefined)
try {
  await migrate(opened.pool)
  const { office, cookie } = await openDesk(opened)
  await fill(opened)
  process.stdout.write(`${cases} cases wait; load ${loadavg()[0]?.toFixed(1)}\n\n`)
  process.stdout.write('view                      ms p50   p95   max\n')
  for (const [name, query] of views) await row(office, cookie, name, `/documents${query}`)
} finally {
  await opened.close()
  rmSync(state, { recursive: true, force: true })
}

async function row(office: Office, cookie: string, name: string, path: string): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds + 5; round++) {
    const started = performance.now()
    const response = await office.request(path, { headers: { cookie } })
    await response.text()
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
    if (round >= 5) times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  const cells = [0.5, 0.95, 1].map((share) =>
    (times[Math.ceil(rounds * share) - 1] ?? 0).toFixed(1).padStart(6),
  )
  process.stdout.write(`${name.padEnd(24)} ${cells.join('')}\n`)
}

/** A moderator who sits at a desk; how they came in is measured elsewhere. */
async function openDesk({ database, pool }: OpenDatabase) {
  const room = { database, keyring: openKeyring(config), clock: systemClock }
  const wanted = { name: 'Bench', iin: '850715300013', roles: ['moderator'] as const }
  const { memberId } = await inviteByOperator(room, wanted)
  const token = randomBytes(32).toString('base64url')
  await pool.query(`update staff.members set state = 'active', joined_at = now() where member_id = $1`, [
    memberId,
  ])
  await pool.query(
    `insert into staff.sessions (token_hash, member_id, device, created_at, last_seen_at) values ($1, $2, '', now(), now())`,
    [createHash('sha256').update(token).digest(), memberId],
  )
  const { createOffice } = await bundleOffice()
  const office = createOffice({
    ...room,
    limits: openLimits(database, room.keyring, systemClock),
    documents: { ...room, random: systemRandom },
    trustedProxies: [],
    origin: config.origins.office,
    portal: config.origins.portal,
    digitalId: config.origins.digitalId,
    sandbox: null,
    https: false,
    assetsFolder: null,
    asset: (name: string) => `/assets/${name}`,
  })
  return { office, cookie: `senim_office=${token}; senim_lang=kk` }
}

/** Node does not read `.tsx`, so the office is bundled as `npm start` does. */
async function bundleOffice(): Promise<{ readonly createOffice: (doors: object) => Office }> {
  const outfile = join(state, 'office.js')
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['apps/office/src/index.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href)
}

async function fill({ pool }: OpenDatabase): Promise<void> {
  await pool.query(
    `insert into identity_proofing.document_cases
      (id, person_id, iin_lookup, kind, state, lane, language, created_at, submitted_at, due_at, signals)
    select gen_random_uuid(), gen_random_uuid(), decode(md5(n::text), 'hex'),
      (array['id-card', 'id-card', 'id-card', 'passport', 'residence-permit'])[1 + n % 5],
      case when n % 40 = 0 then 'appealed' else 'waiting' end,
      case when n % 40 = 0 then 'appeal' else 'first' end,
      'kk', now(), now(), now() + (n - 2000) * interval '1 minute',
      case n % 3 when 0 then array['glare', 'registry-differs'] else '{}'::text[] end
    from generate_series(1, $1) n`,
    [cases],
  )
  await pool.query('analyze')
}
