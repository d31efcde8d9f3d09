import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { cleanUpAccounts, endSessions, findSession, listSessions, openSession } from './index.ts'
import { someone } from './testing/people.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const minute = 60_000

function at(start = '2026-11-23T04:00:00Z') {
  const clock = fixedClock(start)
  const open = (personId: string, device = 'Chrome, Android', openidSession = 'op-1') =>
    openSession(database, clock, { personId, program: 'portal', device, amr: ['swk'], openidSession })
  return { clock, open, person: () => someone(database, keyring, clock) }
}

test('given a session, when its token comes back, then it says who this is', async () => {
  const { clock, open, person } = at()
  const personId = await person()
  const { token, session } = await open(personId)
  expect(await findSession(database, clock, 'portal', token)).toEqual(session)
  expect(session).toMatchObject({ personId, device: 'Chrome, Android', amr: ['swk'], openidSession: 'op-1' })
})

test('the database holds no token', async () => {
  const { open, person } = at()
  const { token, session } = await open(await person())
  const { rows } = await pool.query('select token_hash from accounts.sessions where id = $1', [session.id])
  expect(rows[0].token_hash.toString('base64url')).not.toBe(token)
})

test('a token is good at its own program only', async () => {
  const { clock, open, person } = at()
  const { token } = await open(await person())
  expect(await findSession(database, clock, 'digital-id', token)).toBeNull()
  expect(await findSession(database, clock, 'portal', `${token}x`)).toBeNull()
})

test('a session ends after thirty idle minutes; each visit starts them anew', async () => {
  const { clock, open, person } = at()
  const { token } = await open(await person())
  clock.advance(29 * minute)
  expect(await findSession(database, clock, 'portal', token)).toMatchObject({ lastSeenAt: clock.now() })
  clock.advance(29 * minute)
  expect(await findSession(database, clock, 'portal', token)).not.toBeNull()
  clock.advance(30 * minute)
  expect(await findSession(database, clock, 'portal', token)).toBeNull()
})

test('a session ends after twelve hours even if it is used all the time', async () => {
  const { clock, open, person } = at()
  const { token } = await open(await person())
  for (let visits = 0; visits < 35; visits += 1) {
    clock.advance(20 * minute)
    expect(await findSession(database, clock, 'portal', token)).not.toBeNull()
  }
  clock.advance(20 * minute)
  expect(await findSession(database, clock, 'portal', token)).toBeNull()
})

test('the devices of a person are listed, the last used first, without those that are over', async () => {
  const { clock, open, person } = at()
  const personId = await person()
  await open(personId, 'Firefox, Linux')
  clock.advance(31 * minute)
  const phone = await open(personId, 'Safari, iPhone')
  clock.advance(2 * minute)
  await open(personId, 'Edge, Windows')
  clock.advance(2 * minute)
  await findSession(database, clock, 'portal', phone.token)
  const devices = (await listSessions(database, clock, personId)).map(({ device }) => device)
  expect(devices).toEqual(['Safari, iPhone', 'Edge, Windows'])
})

test('one device is signed out without the others', async () => {
  const { clock, open, person } = at()
  const personId = await person()
  const [one, other] = [await open(personId), await open(personId)]
  expect(await endSessions(database, clock, { personId, id: one.session.id })).toHaveLength(1)
  expect(await findSession(database, clock, 'portal', one.token)).toBeNull()
  expect(await findSession(database, clock, 'portal', other.token)).not.toBeNull()
})

test("nobody ends another person's session", async () => {
  const { clock, open, person } = at()
  const { token, session } = await open(await person())
  expect(await endSessions(database, clock, { personId: await person(), id: session.id })).toEqual([])
  expect(await findSession(database, clock, 'portal', token)).not.toBeNull()
})

test('signing out everywhere ends every session of the person', async () => {
  const { clock, open, person } = at()
  const personId = await person()
  await open(personId)
  await open(personId)
  expect(await endSessions(database, clock, { personId })).toHaveLength(2)
  expect(await listSessions(database, clock, personId)).toEqual([])
})

test('a logout at the OpenID provider ends the sessions that hang on it', async () => {
  const { clock, open, person } = at()
  const personId = await person()
  await open(personId, 'Safari, iPhone', 'op-a')
  await open(personId, 'Edge, Windows', 'op-b')
  expect(await endSessions(database, clock, { openidSession: 'op-a' })).toMatchObject([
    { device: 'Safari, iPhone' },
  ])
  expect(await listSessions(database, clock, personId)).toMatchObject([{ device: 'Edge, Windows' }])
})

test('sessions of yesterday are cleaned up', async () => {
  const { clock, open, person } = at()
  const { session } = await open(await person())
  clock.advance(13 * 60 * minute)
  await cleanUpAccounts(database, clock)
  const { rowCount } = await pool.query('select 1 from accounts.sessions where id = $1', [session.id])
  expect(rowCount).toBe(0)
})
