import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { firstPreviousHash, hashOfHead, isSignedHead, type TreeHead } from './head.ts'
import { createFrontier, emptyRoot, leafHash } from './merkle.ts'
import { treeOf } from './tables.ts'

/**
 * What is wrong with the tree. `line-gone`: a line that had its place was cut off. `line-changed`: it says something
 * else than when it got its place. `line-foreign`: lines that nobody queued. `leaf-gone`: a place of the tree is
 * empty. `head-forged`: a head is not signed by this installation or follows from nothing. `rolled-back`: a head that
 * was kept, here or outside, is not of this tree, as when the database was put back to an earlier day.
 */
export type TreeFault =
  | { readonly reason: 'line-gone' | 'line-changed'; readonly personId: string; readonly number: number }
  | { readonly reason: 'line-foreign'; readonly lines: number }
  | { readonly reason: 'leaf-gone'; readonly position: number }
  | { readonly reason: 'head-forged' | 'rolled-back'; readonly size: number }

export type TreeVerdict =
  | {
      readonly kind: 'whole'
      readonly size: number
      readonly root: string
      /** Heads kept outside the database that were compared. */
      readonly keptHeads: number
    }
  | ({ readonly kind: 'broken' } & TreeFault)

const leavesAtOnce = 5000

/** Recomputes the whole tree out of the lines, and compares it with every head, in the database and outside. */
export async function verifyTree(
  database: Database,
  keyring: Keyring,
  kept: readonly TreeHead[],
): Promise<TreeVerdict> {
  const own = await treeOf(database).selectFrom('heads').selectAll().orderBy('size').execute()
  const forged = firstForged(keyring, own) ?? kept.find((head) => !isSignedHead(keyring, head))
  if (forged) return { kind: 'broken', reason: 'head-forged', size: forged.size }
  const wanted = new Map<number, Set<string>>()
  for (const { size, root } of [...own, ...kept]) wanted.set(size, (wanted.get(size) ?? new Set()).add(root))
  const walked = await walkTree(database, wanted)
  if (walked.kind === 'broken') return walked
  const beyond = [...own, ...kept].find(({ size }) => size > walked.size)
  if (beyond) return { kind: 'broken', reason: 'rolled-back', size: beyond.size }
  return (await findForeign(database)) ?? { ...walked, keptHeads: kept.length }
}

function firstForged(keyring: Keyring, heads: readonly TreeHead[]): TreeHead | undefined {
  let previous = firstPreviousHash
  return heads.find((head) => {
    const follows = head.previousHash === previous && isSignedHead(keyring, head)
    previous = hashOfHead(head)
    return !follows
  })
}

type Walked =
  | { readonly kind: 'whole'; readonly size: number; readonly root: string }
  | ({ readonly kind: 'broken' } & TreeFault)

async function walkTree(
  database: Database,
  wanted: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<Walked> {
  const frontier = createFrontier()
  for (;;) {
    const leaves = await readLeaves(database, frontier.size())
    for (const leaf of leaves) {
      const fault = faultOf(leaf, frontier.size())
      if (fault) return { kind: 'broken', ...fault }
      frontier.add(leaf.hash)
      const roots = wanted.get(frontier.size())
      const root = roots && frontier.root().toString('hex')
      if (roots && [...roots].some((one) => one !== root))
        return { kind: 'broken', reason: 'rolled-back', size: frontier.size() }
    }
    if (leaves.length < leavesAtOnce) break
  }
  const root = frontier.size() === 0 ? emptyRoot : frontier.root()
  return { kind: 'whole', size: frontier.size(), root: root.toString('hex') }
}

type ReadLeaf = Awaited<ReturnType<typeof readLeaves>>[number]

function faultOf(
  { position, personId, number, hash, lineHash }: ReadLeaf,
  expected: number,
): TreeFault | null {
  if (position !== expected) return { reason: 'leaf-gone', position: expected }
  if (lineHash === null) return { reason: 'line-gone', personId, number }
  const same = leafHash(Buffer.from(lineHash, 'hex')).equals(hash)
  return same ? null : { reason: 'line-changed', personId, number }
}

function readLeaves(database: Database, from: number) {
  return treeOf(database)
    .selectFrom('leaves')
    .leftJoin('operations', (join) =>
      join
        .onRef('operations.personId', '=', 'leaves.personId')
        .onRef('operations.number', '=', 'leaves.number'),
    )
    .select(['position', 'leaves.personId', 'leaves.number', 'leaves.hash', 'operations.hash as lineHash'])
    .where('position', '>=', from)
    .orderBy('position')
    .limit(leavesAtOnce)
    .execute()
}

/** A line that waits for its place and is gone, or lines that stand there and never came in by the door. */
async function findForeign(database: Database): Promise<TreeVerdict | null> {
  const gone = await treeOf(database)
    .selectFrom('unsealed')
    .select(['personId', 'number'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('operations')
            .select('operations.number')
            .whereRef('operations.personId', '=', 'unsealed.personId')
            .whereRef('operations.number', '=', 'unsealed.number'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  if (gone) return { kind: 'broken', reason: 'line-gone', ...gone }
  const { foreign } = await treeOf(database)
    .selectNoFrom(({ selectFrom }) =>
      selectFrom('operations')
        .select(({ fn }) => fn.countAll<number>().as('lines'))
        .where(({ and, not, exists, selectFrom: from }) =>
          and([
            not(
              exists(
                from('leaves')
                  .select('position')
                  .whereRef('leaves.personId', '=', 'operations.personId')
                  .whereRef('leaves.number', '=', 'operations.number'),
              ),
            ),
            not(
              exists(
                from('unsealed')
                  .select('queued')
                  .whereRef('unsealed.personId', '=', 'operations.personId')
                  .whereRef('unsealed.number', '=', 'operations.number'),
              ),
            ),
          ]),
        )
        .as('foreign'),
    )
    .executeTakeFirstOrThrow()
  return foreign ? { kind: 'broken', reason: 'line-foreign', lines: Number(foreign) } : null
}
