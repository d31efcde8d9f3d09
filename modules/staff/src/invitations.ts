import { createHash, randomBytes } from 'node:crypto'
import { recordStaffAct } from '#modules/audit'
import { StaffError } from './errors.ts'
import type { Member } from './member.ts'
import { addMember, changeStaff, listMembers, type NewMember, readMember } from './members.ts'
import { fewestAdministrators, isAdministrator } from './proposal.ts'
import type { StaffOrigin, StaffRoom } from './staff-room.ts'
import { tablesOf } from './tables.ts'

const lifeMilliseconds = 24 * 60 * 60_000

/** A link to join by, good once and for a day. The token is told now and never again: only its hash is kept. */
export type Invitation = {
  readonly memberId: string
  readonly name: string
  readonly token: string
  readonly expiresAt: Date
}

/**
 * Makes the link for a member whom two administrators want; a link made before is void from now on.
 *
 * @throws StaffError `not-administrator`, `unknown-member` (or one who needs no link).
 */
export function makeInvitation(
  room: StaffRoom,
  by: Member,
  memberId: string,
  origin: StaffOrigin,
): Promise<Invitation> {
  return changeStaff(room, async (locked) => {
    if (!isAdministrator(by)) throw new StaffError('not-administrator')
    const member = await readMember(locked, memberId)
    if (member?.state !== 'invited') throw new StaffError('unknown-member')
    await recordStaffAct(locked.database, room.clock, {
      memberId: by.memberId,
      act: 'staff-link-made',
      by: 'self',
      ...origin,
      result: 'done',
      details: { member: memberId },
    })
    return keepInvitation(locked, member, by.memberId)
  })
}

/** The operator's own door on the command line: a member and a link, without a second pair of eyes. */
export function inviteByOperator(room: StaffRoom, wanted: NewMember): Promise<Invitation> {
  return changeStaff(room, async (locked) => {
    const memberId = await addMember(locked, wanted, 'invited')
    await recordStaffAct(locked.database, room.clock, {
      memberId,
      act: 'staff-invited',
      by: 'system',
      channel: 'command-line',
      result: 'done',
      details: { roles: wanted.roles.join() },
    })
    return keepInvitation(locked, { memberId, name: wanted.name }, null)
  })
}

/**
 * Links for the first administrators, until two have joined: four eyes need two people. Asked again, it makes new links
 * for those who have not come yet.
 */
export function inviteFirstAdministrators(
  room: StaffRoom,
  names: readonly string[],
): Promise<readonly Invitation[]> {
  return changeStaff(room, async (locked) => {
    const staff = await listMembers(locked)
    const missing = fewestAdministrators - staff.filter(isAdministrator).length
    const waiting = staff.filter(({ state, roles }) => state === 'invited' && roles.includes('administrator'))
    const invitations: Invitation[] = []
    for (let place = 0; place < missing; place += 1) {
      const member = waiting[place]
      const name = names[staff.length + place] ?? names.at(-1) ?? ''
      invitations.push(
        member
          ? await keepInvitation(locked, member, null)
          : await inviteByOperator(locked, { name, iin: null, roles: ['administrator'] }),
      )
    }
    return invitations
  })
}

/** Who is meant by this link, and until when; `null` when it was used, made void or is too old. */
export async function findInvitation(
  room: StaffRoom,
  token: string,
): Promise<{ readonly member: Member; readonly expiresAt: Date } | null> {
  const row = await tablesOf(room.database)
    .selectFrom('invitations')
    .select(['memberId', 'expiresAt'])
    .where('tokenHash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row || row.expiresAt <= room.clock.now()) return null
  const member = await readMember(room, row.memberId)
  return member?.state === 'invited' ? { member, expiresAt: row.expiresAt } : null
}

/** Makes every link of this member void. */
export async function voidInvitations({ database }: StaffRoom, memberId: string): Promise<void> {
  await tablesOf(database).deleteFrom('invitations').where('memberId', '=', memberId).execute()
}

async function keepInvitation(
  room: StaffRoom,
  { memberId, name }: Pick<Member, 'memberId' | 'name'>,
  madeBy: string | null,
): Promise<Invitation> {
  await voidInvitations(room, memberId)
  const token = randomBytes(32).toString('base64url')
  const madeAt = room.clock.now()
  const expiresAt = new Date(madeAt.getTime() + lifeMilliseconds)
  await tablesOf(room.database)
    .insertInto('invitations')
    .values({ tokenHash: hashOf(token), memberId, madeBy, madeAt, expiresAt })
    .execute()
  return { memberId, name, token, expiresAt }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
