import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { connect, embeddedAddress, readManifest, restoreBackup, writeBackup } from '../index.ts'

const { pool, address } = await openTestDatabase()
const silent = () => undefined
const at = new Date('2026-11-23T05:00:00Z')

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'senim-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** A database on the same server in which nothing has ever happened. */
async function emptyDatabase() {
  const name = `${address.database}_${Math.random().toString(36).slice(2, 8)}`
  const admin = new pg.Client(address)
  await admin.connect()
  await admin.query(`create database ${name}`)
  const opened = connect(embeddedAddress(address.host, name))
  onTestFinished(async () => {
    await opened.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return opened.pool
}

const backUp = (folder: string, facts = async () => ({})) =>
  writeBackup(pool, folder, { report: silent, facts, at })

const odd = 'tab\tnew\nline \\N backslash \\ «қазақша» \u{1F600}'

/** Rows of every awkward kind: nothing, bytes, odd texts, a table that is guarded, a reference. */
async function fill() {
  const { rows } = await pool.query<{ id: string }>(
    `insert into support.tickets (id, number, key_id, form_key, facts_sealed, topic, language, state, state_at, created_at, due_at)
     values (gen_random_uuid(), lpad((random() * 99999999)::int::text, 8, '0'), gen_random_uuid(),
       decode(md5(random()::text), 'hex'), '\\x00ff5c0a', 'other', 'kk', 'new', now(), now(), now()) returning id`,
  )
  await pool.query(
    `insert into support.replies (id, ticket_id, written_by, form_key, words_sealed, at)
     values (gen_random_uuid(), $1, 'person', decode(md5(random()::text), 'hex'), $2, now())`,
    [rows[0]?.id, Buffer.from(odd)],
  )
  await pool.query(
    `insert into audit.operations values (gen_random_uuid(), 1, now(), 'signed-in', 'self', 'portal', $1, 'done', '{}',
       repeat('0', 64), repeat('a', 64))`,
    [odd],
  )
}

async function dump(database: pg.Pool) {
  const { rows } = await database.query(`select
    (select jsonb_agg(to_jsonb(t) order by id) from support.tickets t) as tickets,
    (select jsonb_agg(to_jsonb(r) order by id) from support.replies r) as replies,
    (select jsonb_agg(to_jsonb(o) order by person_id) from audit.operations o) as operations,
    (select jsonb_agg(to_jsonb(u) order by queued) from audit.unsealed u) as unsealed`)
  return rows[0]
}

test('what was backed up comes back on an empty database to the byte, guarded as before', async () => {
  await fill()
  const folder = newFolder()
  const manifest = await backUp(folder, async () => ({ root: 'abc' }))
  expect(readManifest(folder)).toEqual(manifest)
  const restored = await emptyDatabase()
  const sentences: string[] = []
  expect((await restoreBackup(restored, folder, (sentence) => sentences.push(sentence))).facts).toEqual({
    root: 'abc',
  })
  expect(await dump(restored)).toEqual(await dump(pool))
  expect(sentences.at(-1)).toContain(`${manifest.tables.length} of ${manifest.tables.length}`)
  await expect(restored.query('delete from audit.operations')).rejects.toThrow('append-only')
  await expect(restored.query(`update support.replies set ticket_id = gen_random_uuid()`)).rejects.toThrow(
    'foreign key',
  )
  const { rows } = await restored.query(
    `insert into audit.unsealed (person_id, number) values (gen_random_uuid(), 9) returning queued > (select count(*) from audit.operations) as later`,
  )
  expect(rows).toEqual([{ later: true }])
})

test('a backup is of one moment, whatever is written meanwhile', async () => {
  await fill()
  const before = await dump(pool)
  const folder = newFolder()
  await writeBackup(pool, folder, {
    at,
    facts: async () => ({}),
    report: (sentence) => void (sentence.startsWith('1 of') && fill()),
  })
  const restored = await emptyDatabase()
  await restoreBackup(restored, folder, silent)
  expect(await dump(restored)).toEqual(before)
})

test('a table that is larger than every buffer goes through, whatever comes after it', async () => {
  await pool.query(
    `insert into audit.unsealed (person_id, number) select gen_random_uuid(), n from generate_series(1, 60000) n`,
  )
  const folder = newFolder()
  const manifest = await backUp(folder)
  const lines = manifest.tables.find(({ name }) => name === 'audit.unsealed')?.rows
  expect(lines).toBeGreaterThanOrEqual(60_000)
  const restored = await emptyDatabase()
  await restoreBackup(restored, folder, silent)
  const { rows } = await restored.query('select count(*)::int as lines from audit.unsealed')
  expect(rows).toEqual([{ lines }])
  await pool.query('delete from audit.unsealed')
}, 60_000)

test('a file that is not what was written is refused, and nothing is restored', async () => {
  await fill()
  const folder = newFolder()
  const { tables } = await backUp(folder)
  const file = tables.find(({ name }) => name === 'support.replies')?.file ?? ''
  const bytes = readFileSync(join(folder, file))
  bytes[bytes.length - 1] = 1
  writeFileSync(join(folder, file), bytes)
  const restored = await emptyDatabase()
  await expect(restoreBackup(restored, folder, silent)).rejects.toMatchObject({ code: 'backup-damaged' })
  expect((await restored.query('select count(*)::int as n from support.tickets')).rows).toEqual([{ n: 0 }])
})

test('a folder that is no whole backup is refused before anything is touched', async () => {
  const folder = newFolder()
  await expect(restoreBackup(pool, folder, silent)).rejects.toMatchObject({ code: 'not-a-backup' })
  await backUp(folder)
  await expect(backUp(folder)).rejects.toMatchObject({ code: 'folder-not-empty' })
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8')
  writeFileSync(join(folder, 'manifest.json'), manifest.replace('"format": 1', '"format": 2'))
  await expect(restoreBackup(pool, folder, silent)).rejects.toMatchObject({ code: 'backup-damaged' })
})
