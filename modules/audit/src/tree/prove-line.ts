import type { Database } from '#platform/database'
import type { TreeHead } from './head.ts'
import { leadsTo, leafHash } from './merkle.ts'
import { newestHead } from './seal-histories.ts'
import { pathOf } from './stored-tree.ts'
import { treeOf } from './tables.ts'

/** That one line stands in the tree, for somebody who has nothing but a head: all hashes in hexadecimal. */
export type LineProof = {
  /** The hash of the line, over everything it says. */
  readonly lineHash: string
  readonly position: number
  readonly path: readonly string[]
  readonly head: TreeHead
}

/** Proves that a line is part of the newest head, or `null`: there is no such line, or it has no place yet. */
export async function proveLine(
  database: Database,
  personId: string,
  number: number,
): Promise<LineProof | null> {
  const head = await newestHead(database)
  const found = await treeOf(database)
    .selectFrom('leaves')
    .innerJoin('operations', (join) =>
      join
        .onRef('operations.personId', '=', 'leaves.personId')
        .onRef('operations.number', '=', 'leaves.number'),
    )
    .select(['leaves.position', 'operations.hash as lineHash'])
    .where('leaves.personId', '=', personId)
    .where('leaves.number', '=', number)
    .executeTakeFirst()
  if (!head || !found || found.position >= head.size) return null
  const path = await pathOf(database, found.position, head.size)
  return { ...found, path: path.map((hash) => Buffer.from(hash).toString('hex')), head }
}

/** Whether a proof leads from its line to the root of its head. */
export function isProof({ lineHash, position, path, head }: LineProof): boolean {
  const from = (hex: string) => Buffer.from(hex, 'hex')
  return leadsTo(from(head.root), leafHash(from(lineHash)), { position, size: head.size }, path.map(from))
}
