import type { Config } from '#platform/config'
import {
  choosePlaces,
  connect,
  DatabaseError,
  embeddedAddress,
  findPostmaster,
  type Migration,
  migrationStatus,
  type OpenDatabase,
  openDatabase,
  readMigrations,
} from '#platform/database'
import { broken, type Check, fine, notLookedAt, type Outcome } from './check.ts'

type Opened = Pick<OpenDatabase, 'pool' | 'close'>

/** The server answers, is new enough and stores UTF-8. */
export const databaseReachable: Check = {
  name: 'Database',
  look: onOpenDatabase(async ({ pool }) => {
    const { rows } = await pool.query("select current_setting('server_version') as version")
    return fine(`PostgreSQL ${rows[0].version} answers`)
  }),
}

/** The tables are those of this copy of Senim. */
export function migrationsApplied(migrations?: readonly Migration[]): Check {
  return {
    name: 'Tables',
    look: onOpenDatabase(async ({ pool }) => {
      const { pending, edited, unknown, jobSchemaCurrent } = await migrationStatus(
        pool,
        migrations ?? readMigrations(),
      )
      if (edited[0])
        return broken(
          `${edited[0].file} was changed after it had been applied`,
          'Restore the file (git checkout) and put the change into a new migration.',
        )
      if (unknown[0] !== undefined)
        return broken(
          `the database has ${unknown[0]}, which this copy does not`,
          'Start the newer copy of Senim.',
        )
      const files = pending.map((migration) => migration.file)
      if (files.length > 0 || !jobSchemaCurrent)
        return broken(
          `not applied yet: ${[...files, ...(jobSchemaCurrent ? [] : ['job tables'])].join(', ')}`,
          'Run: npx senim migrate',
        )
      return fine('up to date')
    }),
  }
}

function onOpenDatabase(look: (opened: Opened) => Promise<Outcome>): Check['look'] {
  return async ({ config }) => {
    if (config === null) return notLookedAt
    try {
      const opened = await openRunning(config)
      if (opened === null) return fine('the embedded server is stopped: looked at when it runs')
      return await look(opened).finally(opened.close)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      return broken(error.message.slice(0, -error.remedy.length).trim(), error.remedy)
    }
  }
}

/** Never starts anything: null when the embedded server does not run. */
async function openRunning(config: Config): Promise<Opened | null> {
  if (config.databaseUrl !== null) return openDatabase(config)
  const postmaster = findPostmaster(choosePlaces(config.stateFolder))
  return postmaster?.ready ? connect({ ...embeddedAddress(postmaster.socketFolder), max: 1 }) : null
}
