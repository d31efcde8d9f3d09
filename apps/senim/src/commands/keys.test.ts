import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import {
  countKeysToRewrap,
  createPersonKey,
  openKeyring,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import { projectRoot } from '#platform/root'
import { openTestDatabase } from '#platform/testing'

const { database, pool, address } = await openTestDatabase()

type Settings = Readonly<Record<string, string>>

function newState(): string {
  const folder = mkdtempSync(join(tmpdir(), 'senim-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts the real command line; `stop` ends it in the middle of its work. */
function rotating(settings: Settings) {
  const env = {
    ...{ PATH: process.env.PATH ?? '', ...settings },
    DATABASE_URL: `postgresql://${address.user}@localhost/${address.database}?host=${address.host}`,
  }
  const words = [join(projectRoot, 'apps/senim/src/main.ts'), 'keys', 'rotate', '--json']
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    stop: () => child.kill('SIGKILL'),
    answer: async () => ({ code: await ended, answer: output ? JSON.parse(output) : null }),
  }
}

/** The site: it came up before the rotation, and reads and makes keys all the while. */
function openSite(state: string) {
  const keyring = openKeyring(loadConfig({ SENIM_STATE: state }))
  const people: string[] = []
  const come = async () => {
    const personId = systemRandom.uuid()
    await createPersonKey(database, keyring, personId, systemClock, systemRandom)
    people.push(personId)
  }
  const readAll = async () => {
    for (const personId of people) await readPersonKey(database, keyring, personId)
    return people.length
  }
  return { keyring, come, readAll }
}

test('with the site up, every key is wrapped anew and stays readable, of those who come in meanwhile too', async () => {
  await pool.query('truncate platform.person_keys')
  const state = newState()
  const site = openSite(state)
  for (let person = 0; person < 50; person++) await site.come()
  const before = site.keyring.currentMasterId
  const rotation = rotating({ SENIM_STATE: state })
  const ended = rotation.answer()
  let over = false
  void ended.then(() => (over = true))
  while (!over) {
    await site.come()
    await site.readAll()
  }
  const { code, answer } = await ended
  expect([code, answer]).toMatchObject([0, { rotated: true, resumed: false, left: 0 }])
  expect(answer.wrapped).toBeGreaterThanOrEqual(50)
  expect(site.keyring.currentMasterId).toBe(answer.masterKey)
  expect(answer.masterKey).not.toBe(before)
  expect(await site.readAll()).toBeGreaterThan(50)
  expect(await countKeysToRewrap(database, site.keyring)).toBe(0)
  expect(readdirSync(join(state, 'keys', 'previous'))).toEqual([before])
  expect(statSync(join(state, 'keys', 'previous', before)).mode & 0o777).toBe(0o600)
})

test('stopped on the way, it goes on under the key it had made', async () => {
  await pool.query('truncate platform.person_keys')
  const state = newState()
  const site = openSite(state)
  for (let person = 0; person < 3; person++) await site.come()
  const before = site.keyring.currentMasterId
  const first = rotating({ SENIM_STATE: state })
  // The new key is there, and no key of a person is wrapped by it yet.
  while (site.keyring.currentMasterId === before) await new Promise((resolve) => setTimeout(resolve, 50))
  first.stop()
  await first.answer()
  const made = site.keyring.currentMasterId
  const { answer } = await rotating({ SENIM_STATE: state }).answer()
  expect(answer).toEqual({ rotated: true, resumed: true, masterKey: made, wrapped: 3, left: 0 })
  expect(await site.readAll()).toBe(3)
})

test('where the keys come with the settings, it wraps under the new one, and says so when there is none', async () => {
  await pool.query('truncate platform.person_keys')
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
  const state = newState()
  const old = { SENIM_STATE: state, SENIM_MASTER_KEY: key(1), SENIM_PEPPER: key(2) }
  const personId = systemRandom.uuid()
  await createPersonKey(database, openKeyring(loadConfig(old)), personId, systemClock, systemRandom)
  expect(await rotating(old).answer()).toMatchObject({ code: 2, answer: { error: { code: 'no-new-key' } } })
  const next = { ...old, SENIM_MASTER_KEY: key(3), SENIM_PREVIOUS_MASTER_KEYS: key(1) }
  expect((await rotating(next).answer()).answer).toMatchObject({ rotated: true, wrapped: 1, left: 0 })
  const alone = openKeyring(loadConfig({ ...old, SENIM_MASTER_KEY: key(3) }))
  expect((await readPersonKey(database, alone, personId)).personId).toBe(personId)
})
