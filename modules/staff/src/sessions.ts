import { createHash, randomBytes } from 'node:crypto'
import type { Member } from './member.ts'
import { readMember } from './members.ts'
import { absoluteMilliseconds, idleMilliseconds, isAlive, shouldNoteVisit } from './session-life.ts'
import type { StaffRoom } from './staff-room.ts'
import { tablesOf } from './tables.ts'

/** A member of staff at a browser. */
export type StaffSession = {
  readonly id: string
  readonly memberId: string
  /** "Chrome, Windows". */
  readonly device: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

const shown = ['id', 'memberId', 'device', 'createdAt', 'lastSeenAt'] as const

/** Opens a session. The token goes into the cookie; the database keeps only its hash. */
export async function openStaffSession(
  { database, clock }: StaffRoom,
  memberId: string,
  device: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = clock.now()
  await tablesOf(database)
    .insertInto('sessions')
    .values({
      tokenHash: hashOf(token),
      memberId,
      device,
      createdAt: now,
      lastSeenAt: now,
      endedAt: null,
    })
    .execute()
  return token
}

/** Who sits at the browser with this token; `null` when nobody does any more. Notes the visit. */
export async function findStaffSession(
  room: StaffRoom,
  token: string,
): Promise<{ readonly session: StaffSession; readonly member: Member } | null> {
  const row = await tablesOf(room.database)
    .selectFrom('sessions')
    .select([...shown, 'endedAt'])
    .where('tokenHash', '=', hashOf(token))
    .executeTakeFirst()
  const now = room.clock.now()
  if (!row || !isAlive(row, now)) return null
  const member = await readMember(room, row.memberId)
  if (member?.state !== 'active') return null
  const { endedAt: _, ...session } = row
  if (shouldNoteVisit(row, now))
    await tablesOf(room.database)
      .updateTable('sessions')
      .set({ lastSeenAt: now })
      .where('id', '=', row.id)
      .execute()
  return { session, member }
}

/** Where this member is signed in, the last used first. */
export async function listStaffSessions(
  { database, clock }: StaffRoom,
  memberId: string,
): Promise<readonly StaffSession[]> {
  const now = clock.now().getTime()
  return tablesOf(database)
    .selectFrom('sessions')
    .select(shown)
    .where('memberId', '=', memberId)
    .where('endedAt', 'is', null)
    .where('lastSeenAt', '>', new Date(now - idleMilliseconds))
    .where('createdAt', '>', new Date(now - absoluteMilliseconds))
    .orderBy('lastSeenAt', 'desc')
    .execute()
}

/** Ends one session of a member, or all of them; returns how many were open. */
export async function endStaffSessions(
  { database, clock }: StaffRoom,
  which: { readonly memberId: string; readonly id?: string },
): Promise<number> {
  let ending = tablesOf(database)
    .updateTable('sessions')
    .set({ endedAt: clock.now() })
    .where('endedAt', 'is', null)
    .where('memberId', '=', which.memberId)
  if (which.id !== undefined) ending = ending.where('id', '=', which.id)
  return (await ending.returning('id').execute()).length
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
