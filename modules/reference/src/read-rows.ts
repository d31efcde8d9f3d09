import type { Database } from '#platform/database'
import type { KeyedRow, ReferenceKind, ShippedRow } from './reference-row.ts'
import { rowsOf } from './shipped.ts'
import { tablesOf } from './tables.ts'

/** The approved changes of a kind, the earliest approved first; of one key only, if it is given. */
export async function readApproved<Kind extends ReferenceKind>(
  database: Database,
  kind: Kind,
  key?: string,
): Promise<readonly KeyedRow<Kind>[]> {
  const rows = await tablesOf(database)
    .selectFrom('changes')
    .select(['key', 'value', 'since', 'until', 'article', 'source', 'verified', 'version'])
    .where('kind', '=', kind)
    .where('state', '=', 'approved')
    .$if(key !== undefined, (query) => query.where('key', '=', key!))
    .orderBy('version')
    .execute()
  // Written by this module alone, after `checkValue`.
  return rows as unknown as readonly KeyedRow<Kind>[]
}

/** Every row of a kind and key: what shipped, and over it what was approved. */
export async function readRows<Kind extends ReferenceKind>(
  { database, shipped }: { readonly database: Database; readonly shipped: readonly ShippedRow[] },
  kind: Kind,
  key: string,
): Promise<readonly KeyedRow<Kind>[]> {
  const base = rowsOf(kind, shipped).filter((row) => row.key === key)
  return [...base, ...(await readApproved(database, kind, key))]
}
