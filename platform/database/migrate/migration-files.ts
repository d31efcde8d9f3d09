import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from '#platform/root'
import { DatabaseError } from '../errors.ts'

/** One forward-only change of the schema: `modules/NAME/migrations/NNNN-what.sql`. */
export type Migration = {
  readonly number: number
  readonly file: string
  readonly sql: string
  readonly checksum: string
}

/** All migrations of the platform and the modules, by their numbers, which are unique in the whole project. */
export function readMigrations(root: string = projectRoot): readonly Migration[] {
  const migrations = ['platform', 'modules']
    .map((folder) => join(root, folder))
    .flatMap((folder) => namesIn(folder).map((room) => join(folder, room, 'migrations')))
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => readMigration(root, file))
    .sort((one, other) => one.number - other.number)
  refuseTwins(migrations)
  return migrations
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

function readMigration(root: string, path: string): Migration {
  const file = relative(root, path)
  const number = /\/(\d{4})-[a-z0-9-]+\.sql$/.exec(path)?.[1]
  if (number === undefined)
    throw new DatabaseError('migration-name', `${file} has no number.`, 'Name it NNNN-what-it-does.sql.')
  const sql = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  return { number: Number(number), file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

function refuseTwins(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    const next = migrations[index + 1]
    if (next?.number === migration.number)
      throw new DatabaseError(
        'migration-number-twice',
        `${migration.file} and ${next.file} have the same number.`,
        'Numbers are global: give the newer one the next free number of its module.',
      )
  }
}
