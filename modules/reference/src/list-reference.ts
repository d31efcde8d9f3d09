import type { Day } from '#kz'
import { readApproved } from './read-rows.ts'
import type { ReferenceRoom } from './reference-room.ts'
import { type DatedRow, type KeyedRow, type ReferenceKind, referenceKinds } from './reference-row.ts'
import { rowsOf } from './shipped.ts'
import { rowOn, timelineOf } from './timeline.ts'

/** A fact as a table of an administrator shows it: what holds on the day, and everything that held or will. */
export type ListedFact = {
  readonly kind: ReferenceKind
  readonly key: string
  /** Null where nothing is set for the day. */
  readonly now: DatedRow | null
  readonly timeline: readonly DatedRow[]
}

/** Every fact of these kinds on a day, in the order in which they ship, then new ones. */
export async function listReference(
  { database, shipped }: Pick<ReferenceRoom, 'database' | 'shipped'>,
  day: Day,
  kinds: readonly ReferenceKind[] = referenceKinds,
): Promise<readonly ListedFact[]> {
  const facts: ListedFact[] = []
  for (const kind of kinds) {
    const rows: readonly KeyedRow<ReferenceKind>[] = [
      ...rowsOf(kind, shipped),
      ...(await readApproved(database, kind)),
    ]
    for (const wanted of new Set(rows.map(({ key }) => key))) {
      const own = rows.filter(({ key }) => key === wanted)
      facts.push({ kind, key: wanted, now: rowOn(own, day), timeline: timelineOf(own) })
    }
  }
  return facts
}
