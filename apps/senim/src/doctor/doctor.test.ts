import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Config, keyFiles, loadConfig } from '#platform/config'
import { readMigrations, startEmbeddedServer } from '#platform/database'
import { projectRoot } from '#platform/root'
import { openTestDatabase, testConfig } from '#platform/testing'
import { chromiumForTests } from './browser.ts'
import type { Check, Patient } from './check.ts'
import { databaseReachable, migrationsApplied } from './database.ts'
import { checks, describeFindings, examine, runCheck } from './doctor.ts'
import { embeddedPrograms, embeddedServer, socketFits, stateFolderUsable } from './embedded.ts'
import { diskSpace, installComplete, nodeVersion } from './installation.ts'
import { clockTogether, portsFree, sandboxAnswers } from './network.ts'
import { keysInPlace, settingsUsable } from './settings.ts'

const { address } = await openTestDatabase()
const databaseUrl = `postgresql://${address.user}@/${address.database}?host=${address.host}`

let stateFolder: string
const servers: Server[] = []
beforeEach(() => {
  stateFolder = mkdtempSync(join(tmpdir(), 'senim-doctor-'))
  chmodSync(stateFolder, 0o755)
})
afterEach(() => {
  rmSync(stateFolder, { recursive: true, force: true })
  for (const server of servers.splice(0)) server.close()
})

function look(check: Check, patient: Partial<Patient> = {}, config: Partial<Config> = {}) {
  return runCheck(check, {
    root: projectRoot,
    env: {},
    stateFolder,
    config: testConfig({ stateFolder, ...config }),
    ...patient,
  })
}

/** Something that listens on a free port; answers with this JSON if there is any. */
async function listen(answer: unknown, headers: Record<string, string> = {}): Promise<number> {
  const server = createServer((_, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.end(JSON.stringify(answer))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return (server.address() as AddressInfo).port
}

const portsAt = (port: number) => ({ portal: port, digitalId: port, office: port, sandbox: port })

describe('the whole of it', () => {
  test('looks at everything, has no fault of its own and makes no database', async () => {
    const findings = await examine({ SENIM_STATE: stateFolder, PATH: '' })
    expect(findings.map((finding) => finding.name)).toEqual(checks.map((check) => check.name))
    expect(findings.filter((finding) => finding.found.startsWith('could not be looked at'))).toEqual([])
    expect(existsSync(join(stateFolder, 'postgres'))).toBe(false)
  })

  test('with settings that cannot be used still looks at the rest', async () => {
    const findings = await examine({ SENIM_STATE: stateFolder, SENIM_PORT: 'many' })
    expect(findings.find((finding) => finding.name === 'Settings')).toMatchObject({ ok: false })
    expect(findings.find((finding) => finding.name === 'Ports')?.found).toContain('mend the settings first')
  })

  test('a check of a module takes part', async () => {
    const models: Check = { name: 'Models', look: () => Promise.reject(new Error('no such folder')) }
    const findings = await examine({ SENIM_STATE: stateFolder }, [models])
    expect(findings.at(-1)).toMatchObject({
      name: 'Models',
      ok: false,
      found: expect.stringContaining('no such folder'),
    })
  })

  test('is printed with a remedy under what is broken', () => {
    const lines = describeFindings([
      { name: 'Node', ok: true, found: '24.21.0', remedy: null },
      { name: 'Packages', ok: false, found: 'missing: pg', remedy: 'Run: npm ci' },
    ])
    expect(lines.split('\n')).toEqual([
      '✓ Node      24.21.0',
      '✗ Packages  missing: pg',
      '            → Run: npm ci',
    ])
  })
})

describe('the installation', () => {
  test('is sound here', async () => {
    expect([await look(nodeVersion), await look(installComplete), await look(diskSpace())]).toEqual(
      Array(3).fill(expect.objectContaining({ ok: true, remedy: null })),
    )
  })

  test('a package that is missing or of another version is named', async () => {
    const wanted = { dependencies: { pg: '1.0.0', 'no-such-package': '1.0.0' } }
    writeFileSync(join(stateFolder, 'package.json'), JSON.stringify(wanted))
    symlinkSync(join(projectRoot, 'node_modules'), join(stateFolder, 'node_modules'))
    expect(await look(installComplete, { root: stateFolder })).toMatchObject({
      ok: false,
      found: 'missing or of another version: pg, no-such-package',
      remedy: 'Run: npm ci',
    })
  })

  test('too little room on the disk is broken', async () => {
    expect(await look(diskSpace(Number.MAX_SAFE_INTEGER))).toMatchObject({ ok: false })
  })

  test('a missing Chromium is no fault, but the way to get one is told', async () => {
    const finding = await look(chromiumForTests, { env: { PATH: stateFolder } })
    expect(finding).toMatchObject({ ok: true, remedy: expect.stringContaining('chromium') })
  })
})

describe('keys and settings', () => {
  const made = () => loadConfig({ SENIM_STATE: stateFolder })

  test('not made yet is no fault, made is none either', async () => {
    expect(await look(keysInPlace)).toMatchObject({
      ok: true,
      found: expect.stringContaining('not made yet'),
    })
    made()
    expect(await look(keysInPlace)).toMatchObject({ ok: true, found: expect.stringContaining('mode 0600') })
  })

  test.each<[string, () => void, string]>([
    ['open to others', () => chmodSync(keyFiles(stateFolder).masterKey, 0o644), 'mode 0644'],
    ['cut short', () => writeFileSync(keyFiles(stateFolder).pepper, 'c2hvcnQ='), '5 bytes instead of 32'],
    ['lost', () => rmSync(keyFiles(stateFolder).pepper), 'is missing'],
  ])('a key file that is %s is named', async (_, plant, found) => {
    made()
    plant()
    const finding = await look(keysInPlace)
    expect(finding).toMatchObject({ ok: false, found: expect.stringContaining(found) })
    expect(finding.remedy).toBeTruthy()
  })

  test('every setting that cannot be used is listed', async () => {
    const env = { SENIM_STATE: stateFolder, SENIM_MODE: 'production' }
    const finding = await look(settingsUsable, { env, config: null })
    expect(finding.found).toMatch(/SENIM_PORTAL_ORIGIN.*SENIM_MASTER_KEY.*DATABASE_URL/)
  })
})

describe('the embedded server', () => {
  test('before the first start nothing is broken', async () => {
    for (const check of [stateFolderUsable, embeddedPrograms, socketFits, embeddedServer])
      expect(await look(check)).toMatchObject({ ok: true })
  })

  test('is told running, without a socket, stopped, and open to others', async () => {
    const server = await startEmbeddedServer({ stateFolder })
    expect((await look(embeddedServer)).found).toContain('whoever starts next shares it')
    expect((await look(databaseReachable)).found).toMatch(/PostgreSQL 18.* answers/)
    expect(await look(migrationsApplied())).toMatchObject({ ok: false, remedy: 'Run: npx senim migrate' })

    rmSync(join(server.socketFolder, '.s.PGSQL.5432'))
    expect(await look(embeddedServer)).toMatchObject({
      ok: false,
      found: expect.stringContaining('was removed'),
    })

    await server.leave()
    expect((await look(embeddedServer)).found).toContain('stopped')
    expect((await look(databaseReachable)).found).toContain('stopped')
    chmodSync(server.places.clusterFolder, 0o755)
    expect(await look(embeddedServer)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('chmod 700'),
    })
  })

  test.runIf(process.getuid?.() !== 0)('a state folder that cannot be written to is named', async () => {
    chmodSync(stateFolder, 0o500)
    expect(await look(stateFolderUsable)).toMatchObject({ ok: false })
  })

  test('with DATABASE_URL none of it is looked at', async () => {
    expect((await look(embeddedServer, {}, { databaseUrl })).found).toContain('not used')
  })
})

describe('the database of DATABASE_URL', () => {
  test('that answers and is up to date is sound', async () => {
    expect(await look(databaseReachable, {}, { databaseUrl })).toMatchObject({ ok: true })
    expect(await look(migrationsApplied(), {}, { databaseUrl })).toMatchObject({
      ok: true,
      found: 'up to date',
    })
  })

  test('that cannot be reached is said without its password', async () => {
    const nowhere = 'postgresql://senim:secret@127.0.0.1:1/senim'
    const finding = await look(databaseReachable, {}, { databaseUrl: nowhere })
    expect(finding).toMatchObject({ ok: false, remedy: expect.stringContaining('Check the address') })
    expect(JSON.stringify(finding)).not.toContain('secret')
  })

  const shipped = readMigrations()
  const [first] = shipped
  const added = { number: 9001, file: 'modules/x/migrations/9001-x.sql', sql: '', checksum: 'x' }
  test.each([
    ['edited', [{ ...first!, checksum: 'other' }, ...shipped.slice(1)], 'was changed after'],
    ['unknown here', shipped.slice(1), 'which this copy does not'],
    ['not applied', [...shipped, added], 'not applied yet: modules/x/migrations/9001-x.sql'],
  ])('a migration that is %s is named', async (_, migrations, found) => {
    const finding = await look(migrationsApplied(migrations), {}, { databaseUrl })
    expect(finding).toMatchObject({ ok: false, found: expect.stringContaining(found) })
  })
})

describe('ports, sandbox and clock', () => {
  const clock = (ahead: number, offsetMs = 0) => ({
    now: new Date(Date.now() + ahead + offsetMs).toISOString(),
    offsetMs,
  })

  test('a port of another program is named, our own is not', async () => {
    const strange = await listen({ hello: 'world' })
    expect(await look(portsFree, {}, { ports: portsAt(strange) })).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('SENIM_PORT'),
    })
    const site = await listen('ok', { 'x-request-id': 'a', 'content-security-policy': "default-src 'self'" })
    expect(await look(portsFree, {}, { ports: portsAt(site) })).toMatchObject({ ok: true })
    const sandbox = await listen(clock(0))
    expect(await look(portsFree, {}, { ports: portsAt(sandbox) })).toMatchObject({ ok: true })
  })

  test('a sandbox that is stopped is no fault, one that answers nonsense is', async () => {
    const port = await listen({ teapot: true })
    const there = { ports: portsAt(port), clockUrl: `http://localhost:${port}/api/clock` }
    expect(await look(sandboxAnswers, {}, there)).toMatchObject({ ok: false })
    expect(
      await look(sandboxAnswers, {}, { ports: portsAt(1), clockUrl: 'http://localhost:1/api/clock' }),
    ).toMatchObject({
      ok: true,
      found: expect.stringContaining('stopped'),
    })
    expect(await look(sandboxAnswers, {}, { clockUrl: 'http://localhost:1/api/clock' })).toMatchObject({
      ok: false,
    })
  })

  test('days ahead on purpose are no skew, a minute by mistake is', async () => {
    const clockAt = async (answer: unknown) => ({
      clockUrl: `http://localhost:${await listen(answer)}/api/clock`,
    })
    expect(await look(clockTogether, {}, await clockAt(clock(0, 10 * 86_400_000)))).toMatchObject({
      ok: true,
    })
    expect(await look(clockTogether, {}, await clockAt(clock(60_000)))).toMatchObject({ ok: false })
  })
})
