import { type Database, tables } from '#platform/database'

type LeafRow = {
  readonly position: number
  readonly personId: string
  readonly number: number
  readonly hash: Buffer
}
type TileRow = { readonly level: number; readonly position: number; readonly hash: Buffer }
type HeadRow = {
  readonly size: number
  readonly root: string
  readonly at: Date
  readonly previousHash: string
  readonly signature: string
}

/** The tree as it lies in the database. */
export function treeOf(database: Database) {
  return tables<{
    leaves: LeafRow
    tiles: TileRow
    heads: HeadRow
    operations: { readonly personId: string; readonly number: number; readonly hash: string }
    unsealed: { readonly queued: number; readonly personId: string; readonly number: number }
  }>(database, 'audit')
}
