import { Kysely, PostgresDialect } from 'kysely'
import * as openid from 'openid-client'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { fixedClock, systemClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openLimits } from '#platform/limits'
import { openTestDatabase, testConfig } from '#platform/testing'
import { kindOf } from './limit-requests.ts'
import { askWho, newcomer, openDigitalId, openService, signInAt } from './testing/digital-id.ts'

const { database } = await openTestDatabase()
const grounds = { database, keyring: openKeyring(testConfig()), clock: systemClock }

/** Digital ID whose limits go by a clock that stands still. */
async function open() {
  const clock = fixedClock('2026-11-22T10:00:00Z')
  const digitalId = await openDigitalId(
    grounds,
    'http://localhost:1',
    openLimits(database, grounds.keyring, clock),
  )
  const ask = async (path: string, address: string, init: RequestInit = {}) => {
    const headers = { accept: 'application/json', 'x-forwarded-for': address, ...init.headers }
    const response = await fetch(`${digitalId.origin}/openid${path}`, {
      redirect: 'manual',
      ...init,
      headers,
    })
    return { status: response.status, wait: response.headers.get('retry-after'), body: await response.text() }
  }
  const askOften = async (times: number, path: string, address: string, init?: RequestInit) => {
    const statuses: number[] = []
    for (let turn = 0; turn < times; turn++) statuses.push((await ask(path, address, init)).status)
    return statuses
  }
  return { ...digitalId, clock, ask, askOften }
}

test.each([
  ['/.well-known/openid-configuration', 'read'],
  ['/jwks', 'read'],
  ['/jwks/other', 'call'],
  ['/auth', 'authorization'],
  ['/auth/some-interaction', 'authorization'],
  ['/session/end/confirm', 'authorization'],
  ['/token', 'call'],
  ['/request', 'call'],
  ['/me', 'call'],
  ['/anything', 'call'],
] as const)('a request to %s is a %s', (path, kind) => {
  expect(kindOf(path)).toBe(kind)
})

describe('an address that asks too much', () => {
  test('is told when it may ask again; its neighbours and the waiting time are not touched', async () => {
    const { ask, askOften, clock, faults } = await open()
    const statuses = await askOften(121, '/auth?client_id=portal', '192.0.2.1')
    expect(statuses.indexOf(429)).toBe(120)
    const refused = await ask('/auth?client_id=portal', '192.0.2.1')
    expect(refused).toEqual({ status: 429, wait: '1', body: '{"error":"temporarily_unavailable"}' })
    expect((await ask('/auth?client_id=portal', '192.0.2.2')).status).not.toBe(429)
    expect((await ask('/auth?client_id=other', '192.0.2.1')).status).not.toBe(429)
    clock.advance(1000)
    expect((await ask('/auth?client_id=portal', '192.0.2.1')).status).not.toBe(429)
    expect(faults).toEqual([])
  })

  test('reads a page, not code, in a browser', async () => {
    const { ask, askOften } = await open()
    await askOften(120, '/auth?client_id=portal', '192.0.2.3')
    const { status, body } = await ask('/auth?client_id=portal', '192.0.2.3', {
      headers: { accept: 'text/html' },
    })
    expect([status, body]).toEqual([429, 'error 429 temporarily_unavailable'])
  })

  test('cannot go on under the names of ever other services', async () => {
    const { ask } = await open()
    let passed = 0
    for (let turn = 0; turn < 310; turn++)
      if ((await ask(`/auth?client_id=service-${turn}`, '192.0.2.4')).status !== 429) passed++
    expect(passed).toBe(300)
  })

  test('still reads the keys, six hundred times a minute', async () => {
    const { ask, askOften } = await open()
    await askOften(120, '/auth?client_id=portal', '192.0.2.5')
    expect(new Set(await askOften(600, '/jwks', '192.0.2.5'))).toEqual(new Set([200]))
    expect((await ask('/jwks', '192.0.2.5')).status).toBe(429)
  })
})

test('a service is counted by its own key: who only knows its name takes nothing from it', async () => {
  const taken: string[] = []
  const limits = openLimits(database, grounds.keyring, fixedClock('2026-11-22T10:00:00Z'))
  const counted: typeof limits = {
    ...limits,
    take: (name, subject) => {
      if (name === 'openid-calls-per-client') taken.push(subject)
      return limits.take(name, subject)
    },
  }
  const digitalId = await openDigitalId(grounds, 'http://localhost:1', counted)
  const service = await openService(digitalId)
  const { personId } = await newcomer(grounds)
  await signInAt(service, personId)
  expect(taken).toEqual(['bank', 'bank'])
  const body = new URLSearchParams({ client_id: 'bank', grant_type: 'authorization_code', code: 'x' })
  await fetch(`${digitalId.origin}/openid/token`, { method: 'POST', body })
  expect(taken).toHaveLength(2)
})

test('a service that asks too much is refused with the time to wait', async () => {
  const limits = openLimits(database, grounds.keyring, fixedClock('2026-11-22T10:00:00Z'), {
    ...Object.fromEntries(['reads-per-address', 'openid-calls-per-address'].map((name) => [name, generous])),
    'openid-calls-per-client': { windows: [{ count: 1, seconds: 60 }], whenUnsure: 'refuse' },
  })
  const service = await openService(await openDigitalId(grounds, 'http://localhost:1', limits), {
    id: 'hasty',
  })
  await askWho(service)
  await expect(askWho(service)).rejects.toSatisfy(
    (error) => error instanceof openid.ResponseBodyError && error.status === 429,
  )
})
const generous = { windows: [{ count: 1000, seconds: 1 }], whenUnsure: 'refuse' } as const

test('while the database is away keys are read and nobody signs in', async () => {
  const nowhere = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ host: '/nowhere', port: 1 }) }),
  })
  const limits = openLimits(nowhere, grounds.keyring, systemClock)
  const { origin } = await openDigitalId(grounds, 'http://localhost:1', limits)
  const statuses = await Promise.all(
    ['/jwks', '/.well-known/openid-configuration', '/auth?client_id=portal', '/token'].map(
      async (path) => (await fetch(`${origin}/openid${path}`, { redirect: 'manual' })).status,
    ),
  )
  expect(statuses).toEqual([200, 200, 429, 429])
})
