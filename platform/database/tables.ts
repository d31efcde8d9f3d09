import type { Kysely } from 'kysely'

/** The open database, or a transaction on it: front doors take either. Each module sees its own tables by `tables`. */
export type Database = Kysely<unknown>

/**
 * The database as one module sees it: typed, in the module's own schema. Columns are camelCase in TypeScript and
 * snake_case in SQL.
 *
 *     const accounts = (database: Database) => tables<AccountTables>(database, 'accounts')
 *     await accounts(database).selectFrom('people').where('id', '=', id).executeTakeFirst()
 */
export function tables<Tables>(database: Database, schema: string): Kysely<Tables> {
  return (database as Kysely<Tables>).withSchema(schema)
}

/** Runs `work` in one transaction; inside another one it becomes part of that. */
export function transaction<Result>(
  database: Database,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return database.isTransaction ? work(database) : database.transaction().execute(work)
}
