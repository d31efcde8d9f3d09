import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  cleanUpAccounts,
  consumeArtifact,
  findArtifact,
  forgetArtifacts,
  keepArtifact,
  listPersonArtifacts,
  openOpenidSecrets,
  publicPart,
  signingKeys,
} from './index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const secrets = await openOpenidSecrets(database, keyring, clock)
const now = clock.now()
const later = new Date(now.getTime() + 60_000)

const keep = (kind: string, id: string, payload = {}, expiresAt: Date | null = later) =>
  keepArtifact(database, secrets, { kind, id, payload, expiresAt })
const find = (kind: string, id: string, at = now) => findArtifact(database, secrets, kind, { id }, at)

test('every process opens the same secrets', async () => {
  const again = await openOpenidSecrets(database, keyring, clock)
  expect(again.key.equals(secrets.key)).toBe(true)
})

test('two processes that start at once on an empty database share one key', async () => {
  const { database: empty } = await openTestDatabase()
  const both = await Promise.all([1, 2].map(() => openOpenidSecrets(empty, keyring, clock)))
  expect(both[0]!.key.equals(both[1]!.key)).toBe(true)
})

test('what is kept comes back until it is over', async () => {
  await keep('AccessToken', 'a', { scope: 'openid' })
  expect(await find('AccessToken', 'a')).toEqual({ scope: 'openid' })
  expect(await find('AuthorizationCode', 'a')).toBeNull()
  expect(await find('AccessToken', 'a', later)).toBeNull()
})

test('what is kept again is kept as it is now', async () => {
  await keep('Session', 'b', { uid: 'u', amr: ['face'] })
  await keep('Session', 'b', { uid: 'v', amr: ['swk'] })
  expect(await findArtifact(database, secrets, 'Session', { uid: 'v' }, now)).toMatchObject({ amr: ['swk'] })
  expect(await findArtifact(database, secrets, 'Session', { uid: 'u' }, now)).toBeNull()
})

test('the database holds no code, no token and no cookie', async () => {
  await keep('AuthorizationCode', 'the-code', { redirectUri: 'http://localhost:3000/x', jti: 'the-code' })
  const { rows } = await pool.query('select * from accounts.openid_artifacts')
  const dump = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  expect(dump).not.toContain('the-code')
  expect(dump).not.toContain('redirectUri')
})

test('a used code says that it was used', async () => {
  await keep('AuthorizationCode', 'c', { scope: 'openid' })
  await consumeArtifact(database, 'AuthorizationCode', 'c', now)
  expect(await find('AuthorizationCode', 'c')).toEqual({ scope: 'openid', consumed: now.getTime() / 1000 })
})

test('revoking a grant forgets everything of it and nothing else', async () => {
  await keep('AccessToken', 'd1', { grantId: 'g' })
  await keep('AuthorizationCode', 'd2', { grantId: 'g' })
  await keep('AccessToken', 'd3', { grantId: 'h' })
  await keep('Interaction', 'd4', { grantId: 'g' })
  await forgetArtifacts(database, { grantId: 'g' })
  expect(await Promise.all([find('AccessToken', 'd1'), find('AuthorizationCode', 'd2')])).toEqual([
    null,
    null,
  ])
  expect(await find('AccessToken', 'd3')).not.toBeNull()
  expect(await find('Interaction', 'd4')).not.toBeNull()
})

test('the sessions of a person are listed, and forgotten with the person', async () => {
  const accountId = systemRandom.uuid()
  await keep('Session', 'e1', { accountId, uid: 'e1' })
  await keep('Session', 'e2', { accountId, uid: 'e2' })
  await keep('AccessToken', 'e3', { accountId })
  expect(await listPersonArtifacts(database, secrets, 'Session', accountId)).toHaveLength(2)
  await forgetArtifacts(database, { personId: accountId })
  expect(await find('AccessToken', 'e3')).toBeNull()
})

test('one artifact is forgotten alone', async () => {
  await keep('Interaction', 'f1')
  await keep('Interaction', 'f2')
  await forgetArtifacts(database, { kind: 'Interaction', id: 'f1' })
  expect([await find('Interaction', 'f1'), await find('Interaction', 'f2')]).toEqual([null, {}])
})

test('what is over is cleaned up, what has no end stays', async () => {
  await keep('AccessToken', 'g1', {}, new Date('2020-01-01'))
  await keep('Client', 'g2', {}, null)
  await cleanUpAccounts(database, clock)
  const { rows } = await pool.query(`select 1 from accounts.openid_artifacts where expires_at < '2021-01-01'`)
  expect(rows).toEqual([])
  expect(await find('Client', 'g2')).toEqual({})
})

test('signing keys are made once, replaced after a month, and the new one is published a day before it signs', async () => {
  const keyClock = fixedClock('2026-11-23T05:00:00Z')
  const keys = () => signingKeys(database, secrets, keyClock, 'provider')
  const [first] = await keys()
  expect(await keys()).toEqual([first])
  keyClock.advance(30 * 86_400_000)
  const [old, second] = await keys()
  expect(old).toEqual(first)
  expect(second).not.toEqual(first)
  keyClock.advance(86_400_000 - 1)
  expect(await keys()).toEqual([first, second])
  keyClock.advance(1)
  expect(await keys()).toEqual([second, first])
  keyClock.advance(29 * 86_400_000)
  const [stillSigning, ...rest] = await keys()
  expect(stillSigning).toEqual(second)
  expect(rest).toHaveLength(1)
  expect(rest).not.toContainEqual(first)
})

test('processes that start together agree on one key', async () => {
  const both = await Promise.all([1, 2].map(() => signingKeys(database, secrets, clock, 'client portal')))
  expect(both[0]).toEqual(both[1])
  const { rows } = await pool.query(`select key_sealed from accounts.openid_keys`)
  const [key] = both[0]!
  expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', d: expect.any(String) })
  expect(rows.map((row) => row.key_sealed.toString('latin1')).join()).not.toContain(key?.d)
  expect(publicPart(key!)).not.toHaveProperty('d')
})
