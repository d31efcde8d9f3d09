import { type Keyring, lookupIndex } from '#platform/crypto'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

type Registry = 'contributions'

/**
 * Claims rows of a registry for an application, inside the caller's transaction: all of them or none. Names the rows
 * that another application holds; rows it holds itself stay its own, and those it no longer asks for are given back.
 */
export async function claimRows(
  trx: Database,
  keyring: Keyring,
  claim: {
    readonly registry: Registry
    readonly applicationId: string
    readonly ids: readonly string[]
    readonly now: Date
  },
): Promise<{ readonly taken: readonly string[] }> {
  const { registry, applicationId, now } = claim
  // In one order for everybody: two applications that want the same rows never wait for each other in a circle.
  const wanted = claim.ids
    .map((id) => ({ id, rowLookup: lookupOf(keyring, registry, id) }))
    .sort((one, other) => one.rowLookup.compare(other.rowLookup))
  const own = await ownLookups(trx, registry, applicationId)
  const missing = wanted.filter(({ rowLookup }) => !own.has(rowLookup.toString('hex')))
  const claimed: Buffer[] = []
  for (const { rowLookup } of missing) {
    const row = await tablesOf(trx)
      .insertInto('claims')
      .values({ registry, rowLookup, applicationId, claimedAt: now })
      .onConflict((conflict) => conflict.columns(['registry', 'rowLookup']).doNothing())
      .returning('rowLookup')
      .executeTakeFirst()
    if (row) claimed.push(row.rowLookup)
  }
  const got = new Set(claimed.map((lookup) => lookup.toString('hex')))
  const taken = missing.filter(({ rowLookup }) => !got.has(rowLookup.toString('hex'))).map(({ id }) => id)
  const kept = new Set(wanted.map(({ rowLookup }) => rowLookup.toString('hex')))
  const back = taken.length > 0 ? claimed : [...own.values()].filter((one) => !kept.has(one.toString('hex')))
  await giveBack(trx, registry, applicationId, back)
  return { taken }
}

/** Gives back every row an application holds, inside the caller's transaction. */
export async function releaseRows(trx: Database, applicationId: string): Promise<void> {
  await tablesOf(trx).deleteFrom('claims').where('applicationId', '=', applicationId).execute()
}

/** Which of these rows another application holds. */
export async function takenRows(
  database: Database,
  keyring: Keyring,
  asked: { readonly registry: Registry; readonly ids: readonly string[]; readonly except: string | null },
): Promise<ReadonlySet<string>> {
  if (asked.ids.length === 0) return new Set()
  const byLookup = new Map(asked.ids.map((id) => [lookupOf(keyring, asked.registry, id).toString('hex'), id]))
  const rows = await tablesOf(database)
    .selectFrom('claims')
    .select(['rowLookup', 'applicationId'])
    .where('registry', '=', asked.registry)
    .where(
      'rowLookup',
      'in',
      [...byLookup.keys()].map((hex) => Buffer.from(hex, 'hex')),
    )
    .execute()
  return new Set(
    rows
      .filter(({ applicationId }) => applicationId !== asked.except)
      .flatMap(({ rowLookup }) => byLookup.get(rowLookup.toString('hex')) ?? []),
  )
}

async function ownLookups(
  trx: Database,
  registry: Registry,
  applicationId: string,
): Promise<Map<string, Buffer>> {
  const rows = await tablesOf(trx)
    .selectFrom('claims')
    .select('rowLookup')
    .where('registry', '=', registry)
    .where('applicationId', '=', applicationId)
    .execute()
  return new Map(rows.map(({ rowLookup }) => [rowLookup.toString('hex'), rowLookup]))
}

async function giveBack(
  trx: Database,
  registry: Registry,
  applicationId: string,
  lookups: readonly Buffer[],
): Promise<void> {
  if (lookups.length === 0) return
  await tablesOf(trx)
    .deleteFrom('claims')
    .where('registry', '=', registry)
    .where('applicationId', '=', applicationId)
    .where('rowLookup', 'in', [...lookups])
    .execute()
}

function lookupOf(keyring: Keyring, registry: Registry, id: string): Buffer {
  return lookupIndex(keyring, `applications.${registry}`, id)
}
