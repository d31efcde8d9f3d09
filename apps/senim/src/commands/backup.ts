import { copyFileSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sealHistories } from '#modules/audit'
import { loadConfig } from '#platform/config'
import { type Keyring, openKeyring } from '#platform/crypto'
import { openDatabase, writeBackup } from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { headBookFile, headBookOf } from '../head-book.ts'
import { pepperId } from '../house-keys.ts'
import { currentClock } from '../office-links.ts'
import { say } from '../outcome.ts'
import { progress } from '../progress.ts'

const help = `senim backup DIR
Writes everything as it is at one moment into a new folder, with the site up: a compressed file for every table with its
sum, the signed heads of the audit tree, and a manifest. What is encrypted stays encrypted.
  NOT in the backup: the master key and the pepper (SENIM_MASTER_KEY, SENIM_PEPPER; in the sandbox STATE/keys). Keep
  them apart from it: without them a backup opens for nobody, with them for whoever has both.
Output        {"folder": DIR, "tables": n, "rows": n, "bytes": n, "size": n, "root": HEX|null, "seconds": n}
  size, root   the audit tree in the backup; after \`senim restore\` it must be the same
Exit codes    0 written, 2 unusable input, 3 fault
Errors        folder-not-empty
Example
  senim backup /backups/2026-11-23 --json
  {"folder":"/backups/2026-11-23","tables":61,"rows":20514,"bytes":1830211,"size":9120,"root":"9f0c…","seconds":2.1}`

/** `senim backup DIR`. */
export const backup: Command = (words) =>
  ask(
    {
      help,
      fromWords: ([folder, ...more]) => (folder === undefined || more.length > 0 ? null : { folder }),
      answer: ({ folder }) => {
        if (typeof folder !== 'string' || folder === '')
          throw new CommandRefusal('bad-input', '"folder" is missing. Name a new folder.')
        return backUp(resolve(folder))
      },
      isYes: () => true,
      print: ({ folder, tables, rows, size, root }) =>
        `Written into ${folder}: ${tables} tables, ${rows} rows; audit root ${root} over ${size} lines.\n` +
        'Keep the master key and the pepper apart from it: they are not in the backup.',
    },
    words,
  )

async function backUp(folder: string): Promise<Answer> {
  const started = Date.now()
  const config = loadConfig()
  const keyring = openKeyring(config)
  const { database, pool, close } = await openDatabase(config, say)
  try {
    const clock = await currentClock(config)
    await sealHistories(database, keyring, clock, headBookOf(config))
    const manifest = await writeBackup(pool, folder, {
      report: progress(),
      at: new Date(),
      facts: (client) => houseFacts(client, keyring),
    })
    const heads = headBookFile(config)
    if (existsSync(heads)) copyFileSync(heads, join(folder, 'heads.jsonl'))
    const total = (of: 'rows' | 'bytes') => manifest.tables.reduce((sum, table) => sum + table[of], 0)
    return {
      ...{ folder, tables: manifest.tables.length, rows: total('rows'), bytes: total('bytes') },
      ...{ size: manifest.facts.size, root: manifest.facts.root },
      seconds: Math.round((Date.now() - started) / 100) / 10,
    }
  } finally {
    await close()
  }
}

type Client = Parameters<Parameters<typeof writeBackup>[2]['facts']>[0]

async function houseFacts(client: Client, keyring: Keyring) {
  const { rows } = await client.query('select size, root from audit.heads order by size desc limit 1')
  const keys = await client.query(
    'select distinct master_key_id as id from platform.person_keys where master_key_id is not null order by 1',
  )
  return {
    size: Number(rows[0]?.size ?? 0),
    root: rows[0]?.root ?? null,
    pepper: pepperId(keyring),
    masterKeys: keys.rows.map(({ id }) => id).join(' '),
  }
}
