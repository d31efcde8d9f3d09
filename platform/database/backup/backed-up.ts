import type pg from 'pg'
import { jobSchema } from '../migrate/job-schema.ts'

/** A table as both sides name it, with the columns that hold what was written (and not what is computed). */
export type FoundTable = { readonly name: string; readonly columns: readonly string[] }

// Queues are made anew at the start, and the list of migrations by migrating.
const outside = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', '${jobSchema}')
  and not (n.nspname = 'platform' and c.relname = 'migrations')`

/** Every table with rows of ours; names come quoted, ready for a statement. */
export async function findTables(client: pg.PoolClient): Promise<readonly FoundTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and ${outside}
    group by 1 order by 1`)
  return rows
}

/** Where every sequence stands. */
export async function findSequences(
  client: pg.PoolClient,
): Promise<readonly { readonly name: string; readonly last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(`
    select format('%I.%I', s.schemaname, s.sequencename) as name, s.last_value::text as last
    from pg_sequences s
    where s.last_value is not null and s.schemaname not like 'pg\\_%' and s.schemaname <> '${jobSchema}'
    order by 1`)
  return rows
}
