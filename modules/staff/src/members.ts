import { sql } from 'kysely'
import {
  createPersonKey,
  decryptField,
  encryptField,
  lookupIndex,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import { transaction } from '#platform/database'
import { StaffError } from './errors.ts'
import { type Member, type MemberState, type Role, seesCases } from './member.ts'
import type { StaffRoom } from './staff-room.ts'
import { type MemberRow, tablesOf } from './tables.ts'

/** Somebody who is to become a member of staff; the IIN is a valid one. */
export type NewMember = {
  readonly name: string
  readonly iin: string | null
  readonly roles: readonly Role[]
}

const place = (column: 'name' | 'iin') => ({ table: 'staff.members', column })
const longestName = 120

/** Everybody who is, was or may become staff, by name as Kazakh sorts it. */
export async function listMembers(room: StaffRoom): Promise<readonly Member[]> {
  const rows = await tablesOf(room.database).selectFrom('members').selectAll().execute()
  const members = await Promise.all(rows.map((row) => memberOf(room, row)))
  const { compare } = new Intl.Collator('kk')
  return members.toSorted((one, other) => compare(one.name, other.name))
}

/** The member of this id, or `null`. */
export async function readMember(room: StaffRoom, memberId: string): Promise<Member | null> {
  const row = await tablesOf(room.database)
    .selectFrom('members')
    .selectAll()
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return row ? memberOf(room, row) : null
}

/** Writes down a new member, inside the caller's transaction. Throws `iin-missing` or `iin-taken`. */
export async function addMember(
  { database, keyring, clock }: StaffRoom,
  { name, iin, roles }: NewMember,
  state: MemberState,
): Promise<string> {
  if (iin === null && seesCases(roles)) throw new StaffError('iin-missing')
  const memberId = systemRandom.uuid()
  const key = await createPersonKey(database, keyring, memberId, clock, systemRandom)
  const added = await tablesOf(database)
    .insertInto('members')
    .values({
      memberId,
      nameSealed: encryptField(key, place('name'), name.trim().slice(0, longestName), systemRandom),
      iinSealed: iin === null ? null : encryptField(key, place('iin'), iin, systemRandom),
      iinLookup: iin === null ? null : lookupIndex(keyring, 'staff.iin', iin),
      roles,
      state,
      createdAt: clock.now(),
      joinedAt: null,
    })
    .onConflict((conflict) => conflict.column('iinLookup').doNothing())
    .returning('memberId')
    .execute()
  if (added.length === 0) throw new StaffError('iin-taken')
  return memberId
}

/** One change of staff at a time: two at once could each take away one of the last two administrators. */
export function changeStaff<Result>(
  room: StaffRoom,
  work: (room: StaffRoom) => Promise<Result>,
): Promise<Result> {
  return transaction(room.database, async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('staff.members', 0))`.execute(trx)
    return work({ ...room, database: trx })
  })
}

async function memberOf({ database, keyring }: StaffRoom, row: MemberRow): Promise<Member> {
  const { nameSealed, iinSealed, iinLookup: _, ...plain } = row
  const key = await readPersonKey(database, keyring, row.memberId)
  return {
    ...plain,
    name: decryptField(key, place('name'), nameSealed),
    iin: iinSealed === null ? null : decryptField(key, place('iin'), iinSealed),
  }
}
