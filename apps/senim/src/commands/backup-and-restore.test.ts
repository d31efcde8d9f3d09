import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createAccount, findByIin, readProfile } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { systemClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { connect, embeddedAddress } from '#platform/database'
import { projectRoot } from '#platform/root'
import { openTestDatabase, testConfig } from '#platform/testing'
import { newAccount } from '../../../../modules/accounts/src/testing/people.ts'

const { database, address } = await openTestDatabase()
const config = testConfig()
const keyring = openKeyring(config)

type Machine = { readonly name: string; readonly state: string; readonly pepper?: string }

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'senim-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the real command line on a database and a state folder. */
async function senim({ name, state, pepper }: Machine, ...words: readonly string[]) {
  const env = {
    PATH: process.env.PATH ?? '',
    SENIM_STATE: state,
    SENIM_MASTER_KEY: config.masterKey.toString('base64'),
    SENIM_PEPPER: pepper ?? config.pepper.toString('base64'),
    DATABASE_URL: `postgresql://${address.user}@localhost/${name}?host=${address.host}`,
  }
  const child = spawn(process.execPath, [join(projectRoot, 'apps/senim/src/main.ts'), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.resume()
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, answer: output ? JSON.parse(output) : null }
}

/** Another machine on which nothing has ever happened. */
async function emptyMachine() {
  const name = `${address.database}_empty_${Math.random().toString(36).slice(2, 8)}`
  const admin = new pg.Client(address)
  await admin.connect()
  await admin.query(`create database ${name}`)
  const opened = connect(embeddedAddress(address.host, name))
  onTestFinished(async () => {
    await opened.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { name, state: newFolder(), database: opened.database }
}

async function somebody(iin: string, phone: string) {
  const account = newAccount({ iin, phone })
  await createAccount(database, keyring, systemClock, account)
  const line = {
    operation: 'digital-id-created',
    by: 'system',
    channel: 'digital-id',
    result: 'done',
  } as const
  await recordOperation(database, systemClock, { ...line, personId: account.personId })
  return account
}

test('a backup fills an empty machine: the same root, the same people, and their data opens', async () => {
  const account = await somebody('850715300013', '+77020000147')
  const house = { name: address.database, state: newFolder() }
  const folder = join(newFolder(), 'copy')
  const written = await senim(house, 'backup', folder, '--json')
  expect(written).toMatchObject({
    code: 0,
    answer: { folder, size: expect.any(Number), root: expect.any(String) },
  })
  expect((await senim(house, 'backup', folder, '--json')).answer.error.code).toBe('folder-not-empty')

  const machine = await emptyMachine()
  const restored = await senim(machine, 'restore', folder, '--yes', '--json')
  const { root, size, rows } = written.answer
  expect(restored).toMatchObject({ code: 0, answer: { restored: true, sameRoot: true, root, size, rows } })
  expect(await findByIin(machine.database, keyring, account.iin)).toBe(account.personId)
  const profile = await readProfile(machine.database, keyring, account.personId)
  expect(profile?.names.surname).toBe(account.names.surname)
  expect(await senim(machine, 'audit', 'verify', '--json')).toMatchObject({
    code: 0,
    answer: { whole: true, root },
  })
  expect((await senim(machine, 'restore', folder, '--yes', '--json')).answer.error.code).toBe('not-empty')
})

test('other keys, a missing yes and a folder that is no backup are refused before anything is written', async () => {
  await somebody('850715300023', '+77020000148')
  const folder = join(newFolder(), 'copy')
  await senim({ name: address.database, state: newFolder() }, 'backup', folder, '--json')
  const machine = await emptyMachine()
  const stranger = { ...machine, pepper: Buffer.alloc(32, 9).toString('base64') }
  const refusal = async (...asked: Parameters<typeof senim>) => {
    const { code, answer } = await senim(...asked)
    return [code, answer.error.code]
  }
  expect(await refusal(stranger, 'restore', folder, '--yes', '--json')).toEqual([2, 'wrong-keys'])
  expect(await refusal(machine, 'restore', folder, '--json')).toEqual([2, 'not-confirmed'])
  expect(await refusal(machine, 'restore', newFolder(), '--yes', '--json')).toEqual([2, 'not-a-backup'])
})
