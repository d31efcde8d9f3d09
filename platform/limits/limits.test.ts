import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { connect } from '#platform/database'
import { openTestDatabase, testConfig } from '#platform/testing'
import { type LimitName, openLimits } from './index.ts'

const { database, pool, address } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const start = '2026-11-22T10:00:00Z'

function limitsAt(clock = fixedClock(start)) {
  return { limits: openLimits(database, keyring, clock), clock }
}

describe('sends per phone', () => {
  test('one in thirty seconds, then five an hour, then ten a day', async () => {
    const { limits, clock } = limitsAt()
    const send = () => limits.take('code-sends-per-phone', '+77010000001')
    expect(await send()).toEqual({ allowed: true, retryAfterSeconds: 0, remaining: 0 })
    expect(await send()).toEqual({ allowed: false, retryAfterSeconds: 30, remaining: 0 })
    let sent = 1
    for (let second = 30; second <= 120; second += 30) {
      clock.advance(30_000)
      sent += (await send()).allowed ? 1 : 0
    }
    expect(sent).toBe(5)
    clock.advance(30_000)
    expect((await send()).allowed).toBe(false)
    for (let turn = 1; turn <= 5; turn++) {
      clock.advance(12 * 60_000)
      sent += (await send()).allowed ? 1 : 0
    }
    expect(sent).toBe(10)
    clock.advance(12 * 60_000)
    const eleventh = await send()
    expect(eleventh.allowed).toBe(false)
    expect(eleventh.retryAfterSeconds).toBeGreaterThan(3600)
  })

  test('a refusal takes nothing, and one more is allowed when the wait is over', async () => {
    const { limits, clock } = limitsAt()
    const send = () => limits.take('code-sends-per-phone', '+77010000002')
    await send()
    for (let again = 0; again < 20; again++) await send()
    clock.advance(29_999)
    expect((await send()).retryAfterSeconds).toBe(1)
    clock.advance(1)
    expect((await send()).allowed).toBe(true)
  })
})

test('of fifty sends at once exactly twenty-five pass, over several processes', async () => {
  const clock = fixedClock(start)
  const others = [connect(address), connect(address), connect(address)]
  const processes = others.map((other) => openLimits(other.database, keyring, clock))
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, turn) => processes[turn % 3]!.take('code-sends-per-address', '192.0.2.1')),
  )
  await Promise.all(others.map((other) => other.close()))
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(25)
  expect(Math.min(...answers.map((answer) => answer.remaining))).toBe(0)
  expect(answers.filter((answer) => !answer.allowed).every((answer) => answer.retryAfterSeconds === 12)).toBe(
    true,
  )
})

test('subjects and limits do not touch each other', async () => {
  const { limits } = limitsAt()
  await limits.take('code-sends-per-phone', '+77010000003')
  expect((await limits.take('code-sends-per-phone', '+77010000004')).allowed).toBe(true)
  expect((await limits.take('sign-ins-per-account', '+77010000003')).remaining).toBe(9)
})

test('neither phone nor address is stored', async () => {
  const { rows } = await pool.query(
    "select string_agg(encode(key, 'escape'), ' ') as keys from platform.limits",
  )
  expect(rows[0].keys).not.toMatch(/7701|192\.0/)
})

test('somebody who hammers on is answered without asking the database', async () => {
  const { limits } = limitsAt()
  const send = () => limits.take('code-sends-per-phone', '+77010000005')
  await send()
  await send()
  const blocker = await pool.connect()
  await blocker.query('begin; lock table platform.limits in access exclusive mode')
  expect((await send()).allowed).toBe(false)
  await blocker.query('rollback')
  blocker.release()
})

test('forgiving gives everything back', async () => {
  const { limits } = limitsAt()
  const send = () => limits.take('code-sends-per-phone', '+77010000006')
  await send()
  await send()
  await limits.forgive('code-sends-per-phone', '+77010000006')
  expect((await send()).allowed).toBe(true)
})

test('sweeping removes what is over and keeps what still limits', async () => {
  const { limits, clock } = limitsAt(fixedClock('2027-01-01T00:00:00Z'))
  await limits.sweep()
  await limits.take('reads-per-address', '192.0.2.7')
  await limits.take('code-sends-per-phone', '+77010000007')
  clock.advance(60_000)
  expect(await limits.sweep()).toBe(1)
})

test.each<[LimitName, boolean]>([
  ['code-sends-per-phone', false],
  ['reads-per-address', true],
])('without a database %s is allowed: %s', async (name, allowed) => {
  const nowhere = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ host: '/nowhere', port: 1 }) }),
  })
  expect((await openLimits(nowhere, keyring, fixedClock(start)).take(name, 'x')).allowed).toBe(allowed)
})
