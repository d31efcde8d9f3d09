import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, keyFiles, loadConfig, readConfig } from './index.ts'

let state: string
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'senim-config-'))
})
afterEach(() => rmSync(state, { recursive: true }))

const key = Buffer.alloc(32, 7).toString('base64')
const production = {
  SENIM_MODE: 'production',
  SENIM_PORTAL_ORIGIN: 'https://senim.example.kz',
  SENIM_DIGITAL_ID_ORIGIN: 'https://id.example.kz',
  SENIM_OFFICE_ORIGIN: 'https://office.example.kz',
  SENIM_REGISTRIES_URL: 'https://registries.example.kz/api',
  SENIM_SMS_URL: 'https://sms.example.kz/',
  DATABASE_URL: 'postgres://senim@db/senim',
  SENIM_MASTER_KEY: key,
  SENIM_PEPPER: key,
}

function problemsOf(env: Record<string, string>): string[] {
  const reading = readConfig({ SENIM_STATE: state, ...env })
  return reading.ok ? [] : reading.problems.map((problem) => problem.setting)
}

describe('in the sandbox', () => {
  test('an empty environment is enough', () => {
    const config = loadConfig({ SENIM_STATE: state })
    expect(config.ports).toEqual({ portal: 3000, digitalId: 3001, office: 3002, sandbox: 3010 })
    expect(config.origins.digitalId).toBe('http://localhost:3001')
    expect(config.registriesUrl).toBe('http://localhost:3010/api/registries')
    expect(config.clockUrl).toBe('http://localhost:3010/api/clock')
    expect(config.databaseUrl).toBeNull()
    expect(Object.isFrozen(config) && Object.isFrozen(config.origins)).toBe(true)
  })

  test('the sandbox is the authority; in production there is none unless it is named', () => {
    const config = loadConfig({ SENIM_STATE: state })
    expect(config.authority).toEqual({ url: 'http://localhost:3010/api/authority', token: null })
    expect(config.stampUrl).toBe('http://localhost:3010/authority/tsp')
    const real = loadConfig({ SENIM_STATE: state, ...production, SENIM_TSP_URL: 'http://tsp.pki.gov.kz' })
    expect([real.authority, real.stampUrl]).toEqual([null, 'http://tsp.pki.gov.kz'])
    expect(
      problemsOf({ SENIM_REVOCATION_ORIGINS: 'http://crl.pki.gov.kz, http://crl.pki.gov.kz/a' }),
    ).toEqual(['SENIM_REVOCATION_ORIGINS'])
  })

  test('SENIM_PORT moves all programs together', () => {
    const config = loadConfig({ SENIM_STATE: state, SENIM_PORT: '4000' })
    expect(config.ports.sandbox).toBe(4010)
    expect(config.sms).toMatchObject([
      { kind: 'gateway', name: 'first', url: 'http://localhost:4010/api/sms' },
      { kind: 'smpp', name: 'second', host: 'localhost', port: 4011, tls: false, systemId: 'senim' },
    ])
  })

  test('keys are made once, with mode 0600, and stay the same', () => {
    const first = loadConfig({ SENIM_STATE: state })
    const second = loadConfig({ SENIM_STATE: state })
    expect(second.masterKey.equals(first.masterKey)).toBe(true)
    expect(first.masterKey.equals(first.pepper)).toBe(false)
    expect(statSync(keyFiles(state).masterKey).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(keyFiles(state).pepper, 'utf8'), 'base64')).toHaveLength(32)
  })

  test('a damaged key file is named and never replaced', () => {
    loadConfig({ SENIM_STATE: state })
    writeFileSync(keyFiles(state).masterKey, 'short')
    expect(problemsOf({})).toEqual(['SENIM_MASTER_KEY'])
    expect(readFileSync(keyFiles(state).masterKey, 'utf8')).toBe('short')
  })
})

describe('in production', () => {
  test('everything that was left out is listed at once', () => {
    expect(problemsOf({ SENIM_MODE: 'production' }).sort()).toEqual(
      Object.keys(production)
        .filter((name) => name !== 'SENIM_MODE')
        .sort(),
    )
  })

  test('a full environment is accepted and has no sandbox clock', () => {
    const config = loadConfig({ ...production, SENIM_STATE: state, SENIM_TRUSTED_PROXIES: '10.0.0.0/8, ::1' })
    expect(config.clockUrl).toBeNull()
    expect(config.sms).toEqual([
      { kind: 'gateway', name: 'first', url: 'https://sms.example.kz', token: null },
    ])
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
  })

  test.each([
    ['the sandbox clock', { SENIM_CLOCK_URL: 'http://localhost:3010/api/clock' }, 'SENIM_CLOCK_URL'],
    ['an origin without https', { SENIM_PORTAL_ORIGIN: 'http://senim.example.kz' }, 'SENIM_PORTAL_ORIGIN'],
    ['registries without https', { SENIM_REGISTRIES_URL: 'http://10.0.0.1' }, 'SENIM_REGISTRIES_URL'],
  ])('%s is refused', (_, change, setting) => {
    expect(problemsOf({ ...production, ...change })).toEqual([setting])
  })
})

test.each([
  [{ SENIM_MODE: 'prod' }, 'SENIM_MODE'],
  [{ SENIM_PORT: '80.5' }, 'SENIM_PORT'],
  [{ SENIM_PORT: '65530' }, 'SENIM_PORT'],
  [{ SENIM_PORTAL_ORIGIN: 'http://localhost:3000/path' }, 'SENIM_PORTAL_ORIGIN'],
  [{ SENIM_TRUSTED_PROXIES: '10.0.0.0/33' }, 'SENIM_TRUSTED_PROXIES'],
  [{ SENIM_PREVIOUS_MASTER_KEYS: `${key},AAAA` }, 'SENIM_PREVIOUS_MASTER_KEYS'],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
  [{ SENIM_SMS_URL: 'ftp://sms.example.kz' }, 'SENIM_SMS_URL'],
  [{ SENIM_SMS_SECOND_URL: 'smpps://senim:far-too-long@sms.example.kz' }, 'SENIM_SMS_SECOND_URL'],
  [{ SENIM_SMS_SECOND_URL: 'smpps://sms.example.kz' }, 'SENIM_SMS_SECOND_URL'],
  [{ SENIM_SMS_SENDER: 'Сенім' }, 'SENIM_SMS_SENDER'],
  [{ SENIM_CLAMD: '/run/clamav/clamd.ctl' }, 'SENIM_CLAMD'],
  [{ SENIM_SMS_PER_SECOND: '0' }, 'SENIM_SMS_PER_SECOND'],
])('%o is refused with a remedy', (env, setting) => {
  expect(problemsOf(env)).toEqual([setting])
})

test('an address of a database never appears in a message, for it may hold a password', () => {
  expect(() => loadConfig({ SENIM_STATE: state, DATABASE_URL: 'mysql://u:secret@db' })).toThrow(ConfigError)
  expect(() => loadConfig({ SENIM_STATE: state, DATABASE_URL: 'mysql://u:secret@db' })).not.toThrow(/secret/)
})

test('an SMS centre is named by its address: encrypted, its port where none is given, its name and password', () => {
  const { sms } = loadConfig({
    ...production,
    SENIM_STATE: state,
    SENIM_SMS_SECOND_URL: 'smpps://senim:p%40ss@sms.example.kz',
    SENIM_SMS_PER_SECOND: '50',
  })
  expect(sms[1]).toEqual({
    ...{ kind: 'smpp', name: 'second', host: 'sms.example.kz', port: 3550, tls: true },
    ...{ systemId: 'senim', password: 'p@ss', sender: 'Senim', perSecond: 50 },
  })
})

test.each([
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['tcp://scanner', { host: 'scanner', port: 3310 }],
  ['tcp://10.0.0.4:3311', { host: '10.0.0.4', port: 3311 }],
])('the scanner at %s', (address, clamd) => {
  expect(loadConfig({ SENIM_STATE: state, SENIM_CLAMD: address }).clamd).toEqual(clamd)
})
