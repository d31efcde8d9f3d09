import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkIin, checkPhone } from '#kz'
import { findByIin, readProfile } from '#modules/accounts'
import { verifyJournals } from '#modules/applications'
import { verifyOperations } from '#modules/audit'
import { openKeyring, systemRandom } from '#platform/crypto'
import { projectRoot } from '#platform/root'
import { openTestDatabase, testConfig } from '#platform/testing'
import { imaginePerson, mostPeople } from '../seed/imagine-person.ts'

const { database, pool, address } = await openTestDatabase()
const config = testConfig()

async function seed(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const env = {
    PATH: process.env.PATH ?? '',
    SENIM_STATE: config.stateFolder,
    SENIM_MASTER_KEY: config.masterKey.toString('base64'),
    SENIM_PEPPER: config.pepper.toString('base64'),
    DATABASE_URL: `postgresql://${address.user}@localhost/${address.database}?host=${address.host}`,
    ...more,
  }
  const program = [join(projectRoot, 'apps/senim/src/main.ts'), 'seed', ...words, '--json']
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, answer: output ? JSON.parse(output) : null }
}

test('people are made up with sound numbers, each with their own', () => {
  const places = [0, 1, 17_999, 18_000, 36_000, 999_999, mostPeople - 1]
  const people = places.map((place) => imaginePerson(place, systemRandom))
  for (const { iin, phone } of people) {
    expect(checkIin(iin, '2026-11-23'), iin).toMatchObject({ valid: true })
    expect(checkPhone(phone), phone).toMatchObject({ valid: true })
  }
  expect(new Set(people.map(({ iin }) => iin)).size).toBe(places.length)
  expect(mostPeople).toBeGreaterThan(1_000_000)
})

test('a filled house is sound: accounts open, journals and histories follow; called again it adds others', async () => {
  expect(await seed(['--people', '30', '--applications', '100'])).toMatchObject({
    code: 0,
    answer: { people: 30, applications: 100 },
  })
  await seed(['--people', '5', '--applications', '10'])
  const { rows } = await pool.query('select count(*)::int as n from accounts.people')
  expect(rows).toEqual([{ n: 35 }])
  expect(await verifyOperations(database)).toMatchObject({ kind: 'whole', people: 35 })
  expect(await verifyJournals(database)).toMatchObject({ kind: 'whole', applications: 110 })
  const keyring = openKeyring(config)
  const { iin } = imaginePerson(34, systemRandom)
  const personId = await findByIin(database, keyring, iin)
  expect((await readProfile(database, keyring, personId ?? ''))?.iin).toBe(iin)
})

test('it is refused in production and for counts that are none', async () => {
  const refused = async (...asked: Parameters<typeof seed>) => (await seed(...asked)).answer?.error.code
  expect(await refused(['--people', 'many'])).toBe('bad-input')
  expect(await refused(['--people', '999999999'])).toBe('too-many')
})
