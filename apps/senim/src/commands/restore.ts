import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { openHeadBook, verifyOperations, verifyTree } from '#modules/audit'
import { type Config, loadConfig } from '#platform/config'
import { type Keyring, openKeyring } from '#platform/crypto'
import {
  type Manifest,
  type OpenDatabase,
  openDatabase,
  readManifest,
  restoreBackup,
} from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { headBookOf } from '../head-book.ts'
import { pepperId } from '../house-keys.ts'
import { say } from '../outcome.ts'
import { progress } from '../progress.ts'

const help = `senim restore DIR [--yes]
Fills an EMPTY database from a backup, checks every file against its sum, recomputes the audit tree, and compares its root
with the one of the backup. The site must not run. Asks first on a terminal; elsewhere it needs --yes.
  It needs the master key and the pepper of the house that made the backup (SENIM_MASTER_KEY, SENIM_PEPPER; in the
  sandbox the files of STATE/keys).
Output        {"restored": true, "tables": n, "rows": n, "size": n, "root": HEX|null, "sameRoot": true|false, "seconds": n}
Exit codes    0 restored with the same root, 1 restored with another root, 2 unusable input, 3 fault
Errors        not-a-backup backup-damaged backup-newer not-empty wrong-keys not-confirmed
Example
  senim restore /backups/2026-11-23 --yes --json
  {"restored":true,"tables":61,"rows":20514,"size":9120,"root":"9f0c…","sameRoot":true,"seconds":3.0}`

/** `senim restore DIR`. */
export const restore: Command = (words) =>
  ask(
    {
      help,
      fromWords: ([folder, ...more], flags) =>
        folder === undefined || more.length > 0 ? null : { folder, yes: flags.has('yes'), mayAsk: true },
      answer: async ({ folder, yes, mayAsk }) => {
        if (typeof folder !== 'string' || folder === '')
          throw new CommandRefusal('bad-input', '"folder" is missing. Name the folder of a backup.')
        const manifest = readManifest(resolve(folder))
        if (yes !== true) await confirm(manifest, mayAsk === true)
        return restoreFrom(resolve(folder), manifest)
      },
      isYes: ({ sameRoot }) => sameRoot === true,
      print: ({ tables, rows, size, root, sameRoot }) =>
        `Restored: ${tables} tables, ${rows} rows; audit root ${root} over ${size} lines ` +
        (sameRoot ? 'is the one of the backup.' : 'is NOT the one of the backup: do not open the site.'),
    },
    words,
  )

async function confirm({ at }: Manifest, mayAsk: boolean): Promise<void> {
  if (!mayAsk || !process.stdin.isTTY)
    throw new CommandRefusal('not-confirmed', 'Confirm it with --yes. Nothing was restored.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const typed = await terminal.question(`This fills the database with everything as of ${at}. Type yes: `)
    if (typed.trim() !== 'yes') throw new CommandRefusal('not-confirmed', 'Nothing was restored.')
  } finally {
    terminal.close()
  }
}

async function restoreFrom(folder: string, { facts }: Manifest): Promise<Answer> {
  const started = Date.now()
  const config = loadConfig()
  const keyring = openKeyring(config)
  checkKeys(keyring, facts)
  const opened = await openDatabase(config, say)
  try {
    await checkEmpty(opened)
    const { tables } = await restoreBackup(opened.pool, folder, progress())
    const verdict = await judge(opened, keyring, folder, config)
    return {
      ...{ restored: true, tables: tables.length },
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      ...{ size: verdict.size, root: verdict.root, sameRoot: verdict.root === facts.root },
      seconds: Math.round((Date.now() - started) / 100) / 10,
    }
  } finally {
    await opened.close()
  }
}

function checkKeys(keyring: Keyring, { pepper, masterKeys }: Manifest['facts']): void {
  const missing = String(masterKeys ?? '')
    .split(' ')
    .filter((id) => id !== '' && !keyring.masters.has(id))
  if (pepper === pepperId(keyring) && missing.length === 0) return
  const what = missing.length > 0 ? `master key ${missing.join(', ')}` : 'pepper'
  throw new CommandRefusal(
    'wrong-keys',
    `This machine has another ${what} than the house that made the backup: nothing in it would open. ` +
      'Set SENIM_MASTER_KEY and SENIM_PEPPER of then (in the sandbox, copy STATE/keys). Nothing was restored.',
  )
}

/** Everything that ever happened has left a line. */
async function checkEmpty({ pool }: OpenDatabase): Promise<void> {
  const { rows } = await pool.query(`select to_regclass('audit.operations') is not null as there`)
  const lines = rows[0].there ? await pool.query('select 1 from audit.operations limit 1') : { rowCount: 0 }
  if (lines.rowCount === 0) return
  throw new CommandRefusal(
    'not-empty',
    'Something has happened in this database already. Give an empty one; nothing is ever written over.',
  )
}

async function judge({ database }: OpenDatabase, keyring: Keyring, folder: string, config: Config) {
  const heads = openHeadBook(join(folder, 'heads.jsonl')).read()
  const histories = await verifyOperations(database)
  const tree = await verifyTree(database, keyring, heads)
  if (histories.kind === 'broken' || tree.kind === 'broken') return { size: 0, root: 'broken' }
  const book = headBookOf(config)
  if (book.read().length === 0) book.append(heads)
  return { size: tree.size, root: tree.size === 0 ? null : tree.root }
}
