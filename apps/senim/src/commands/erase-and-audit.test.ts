import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAccount, findByIin } from '#modules/accounts'
import { openHeadBook, recordOperation, sealHistories } from '#modules/audit'
import { systemClock } from '#platform/clock'
import { openKeyring, readPersonKey, systemRandom } from '#platform/crypto'
import { projectRoot } from '#platform/root'
import { openTestDatabase, testConfig } from '#platform/testing'

const { database, pool, address } = await openTestDatabase()
const config = testConfig()
const keyring = openKeyring(config)

/** Runs the real command line on this file's database. */
async function senim(...words: readonly string[]) {
  const env = {
    PATH: process.env.PATH ?? '',
    SENIM_STATE: config.stateFolder,
    SENIM_MASTER_KEY: config.masterKey.toString('base64'),
    SENIM_PEPPER: config.pepper.toString('base64'),
    DATABASE_URL: `postgresql://${address.user}@localhost/${address.database}?host=${address.host}`,
  }
  const child = spawn(process.execPath, [join(projectRoot, 'apps/senim/src/main.ts'), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let told = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (told += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, output, told }
}

async function somebody(iin: string, phone: string): Promise<string> {
  const personId = systemRandom.uuid()
  await createAccount(database, keyring, systemClock, {
    personId,
    iin,
    phone,
    names: { surname: 'Сұлтанов', name: 'Айдос', latinSurname: 'SULTANOV', latinName: 'AIDOS' },
    birthDate: '1985-07-15',
    sex: 'male',
    status: 'citizen',
    documents: [],
    language: 'kk',
  })
  const opened = {
    operation: 'digital-id-created',
    by: 'system',
    channel: 'digital-id',
    result: 'done',
  } as const
  await recordOperation(database, systemClock, { ...opened, personId })
  return personId
}

describe('senim erase', () => {
  test('erases the person, destroys their key, says what remains, and answers no the second time', async () => {
    const personId = await somebody('850715300013', '+77020000147')
    const first = await senim('erase', '--yes', '850715300013', '--json')
    expect(JSON.parse(first.output)).toEqual({ erased: true, remains: { operationHistoryLines: 2 } })
    expect(first.code).toBe(0)
    expect(await findByIin(database, keyring, '850715300013')).toBeNull()
    await expect(readPersonKey(database, keyring, personId)).rejects.toMatchObject({ code: 'erased' })

    const second = await senim('erase', '850715300013', '--yes')
    expect([second.code, second.output]).toEqual([1, 'There is no account with this IIN.\n'])
  })

  test('without a terminal and without --yes erases nobody', async () => {
    await somebody('630315300013', '+77020000122')
    const answer = await senim('erase', '630315300013', '--json')
    expect(answer.code).toBe(2)
    expect(JSON.parse(answer.output)).toMatchObject({ error: { code: 'not-confirmed' } })
    expect(await findByIin(database, keyring, '630315300013')).not.toBeNull()
  })

  test('refuses what is no IIN before it opens anything', async () => {
    const answer = await senim('erase', '850715300014', '--yes', '--json')
    expect(answer.code).toBe(2)
    expect(JSON.parse(answer.output)).toMatchObject({ error: { code: 'not-an-iin' } })
  })

  test('without words shows how to call it', async () => {
    expect(await senim('erase')).toMatchObject({ code: 2, told: expect.stringContaining('Example') })
    expect(await senim('erase', '--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Example'),
    })
  })
})

async function emptyAudit() {
  const tables = ['operations', 'leaves', 'tiles', 'heads']
  for (const table of tables) await pool.query(`alter table audit.${table} disable trigger user`)
  await pool.query('truncate audit.operations, audit.leaves, audit.tiles, audit.heads, audit.unsealed')
  for (const table of tables) await pool.query(`alter table audit.${table} enable trigger user`)
}

describe('senim audit verify', () => {
  test('says that every history is whole, erased people included, and where one is not', async () => {
    const personId = await somebody('650308400015', '+77050000123')
    const whole = await senim('audit', 'verify', '--json')
    expect(JSON.parse(whole.output)).toMatchObject({ whole: true })
    expect(whole.code).toBe(0)

    await pool.query('alter table audit.operations disable trigger operations_append_only')
    await pool.query(`update audit.operations set device = 'Chrome' where person_id = $1`, [personId])
    const broken = await senim('audit', 'verify', '--json')
    expect(JSON.parse(broken.output)).toEqual({
      ...{ whole: false, reason: 'does-not-follow' },
      ...{ person: personId, line: 1 },
    })
    expect(broken.code).toBe(1)
    expect((await senim('audit', 'verify')).output).toContain(`line 1 of person ${personId}`)
  })

  test('finds a line that was cut off the end, and proves one that stands', async () => {
    await pool.query('alter table audit.operations enable trigger operations_append_only')
    await emptyAudit()
    const personId = await somebody('710204300017', '+77050000171')
    expect(JSON.parse((await senim('audit', 'prove', personId, '1', '--json')).output)).toEqual({
      proved: false,
    })
    const folder = mkdtempSync(join(tmpdir(), 'senim-heads-'))
    await sealHistories(database, keyring, systemClock, openHeadBook(join(folder, 'heads')))
    rmSync(folder, { recursive: true })
    const proof = await senim('audit', 'prove', personId, '1', '--json')
    expect(proof.code).toBe(0)
    const root = JSON.parse((await senim('audit', 'root', '--json')).output)
    expect(JSON.parse(proof.output)).toMatchObject({ proved: true, size: root.size, root: root.root })
    expect((await senim('audit', 'prove', personId, 'one')).code).toBe(2)

    await pool.query('alter table audit.operations disable trigger operations_append_only')
    await pool.query('delete from audit.operations where person_id = $1', [personId])
    const broken = await senim('audit', 'verify', '--json')
    expect(JSON.parse(broken.output)).toMatchObject({
      whole: false,
      reason: 'line-gone',
      person: personId,
      line: 1,
    })
  })

  test('knows no other word', async () => {
    expect(await senim('audit', 'burn')).toMatchObject({ code: 2, output: '' })
    expect(await senim('audit', 'verify', '--help')).toMatchObject({ code: 0 })
  })
})
