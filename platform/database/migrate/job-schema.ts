import type pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import library from 'pg-boss/package.json' with { type: 'json' }

/** The schema that belongs to pg-boss; `#platform/jobs` works in it. */
export const jobSchema = 'jobs'

/** Whether the tables of pg-boss are there, in the version of the installed package. */
export async function isJobSchemaCurrent(client: pg.Pool | pg.PoolClient): Promise<boolean> {
  return (await installedVersion(client)) === library.pgboss.schema
}

/** Makes the tables of pg-boss, or brings them up to date. */
export async function installJobSchema(client: pg.PoolClient): Promise<void> {
  const version = await installedVersion(client)
  await client.query(
    version === null ? getConstructionPlans(jobSchema) : getMigrationPlans(jobSchema, version),
  )
}

async function installedVersion(client: pg.Pool | pg.PoolClient): Promise<number | null> {
  const found = await client.query(`select to_regclass('${jobSchema}.version') is not null as there`)
  if (!found.rows[0].there) return null
  const { rows } = await client.query(`select version from ${jobSchema}.version`)
  return Number(rows[0].version)
}
