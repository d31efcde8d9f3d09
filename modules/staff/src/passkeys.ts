import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { recordStaffAct, type StaffActKind } from '#modules/audit'
import { transaction } from '#platform/database'
import {
  askForAnyPasskey,
  challengesIn,
  type NewPasskey,
  offerNewPasskey,
  type PasskeyRefusal,
  type PasskeySite,
  readNewPasskey,
  readUsedPasskey,
} from '#platform/passkeys'
import { findInvitation, voidInvitations } from './invitations.ts'
import type { Member } from './member.ts'
import { changeStaff, readMember } from './members.ts'
import { openStaffSession } from './sessions.ts'
import type { StaffOrigin, StaffRoom } from './staff-room.ts'
import { tablesOf } from './tables.ts'

/** A passkey as its owner sees it in the list. */
export type StaffPasskey = {
  readonly id: string
  readonly device: string
  readonly synced: boolean
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export type StaffEntry =
  | { readonly kind: 'entered'; readonly token: string; readonly member: Member }
  | { readonly kind: 'refused'; readonly code: PasskeyRefusal | 'invitation' }

const challenges = ({ database, clock }: StaffRoom) => challengesIn(database, clock, 'staff')

/** What the browser needs to make the first passkey of somebody with a link; `null` when the link is no longer good. */
export async function offerJoining(
  room: StaffRoom,
  site: PasskeySite,
  token: string,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const invitation = await findInvitation(room, token)
  return invitation ? offerStaffPasskey(room, site, invitation.member) : null
}

/** Checks the passkey, uses the link up and lets the member in: all of it or nothing. */
export async function joinStaff(
  room: StaffRoom,
  site: PasskeySite,
  token: string,
  sent: unknown,
  device: string,
): Promise<StaffEntry> {
  const invitation = await findInvitation(room, token)
  if (!invitation) return { kind: 'refused', code: 'invitation' }
  const { memberId } = invitation.member
  const answer = await readNewPasskey(challenges(room), site, memberId, sent)
  if (answer.kind === 'refused') return answer
  return changeStaff(room, async (locked) => {
    if (!(await findInvitation(locked, token))) return { kind: 'refused', code: 'invitation' }
    if (!(await keepPasskey(locked, memberId, answer.passkey, device)))
      return { kind: 'refused', code: 'exists' }
    await voidInvitations(locked, memberId)
    const joinedAt = room.clock.now()
    await tablesOf(locked.database)
      .updateTable('members')
      .set({ state: 'active', joinedAt })
      .where('memberId', '=', memberId)
      .execute()
    await note(locked, memberId, 'staff-joined', { channel: 'office', device })
    const session = await openStaffSession(locked, memberId, device)
    return {
      kind: 'entered',
      token: session,
      member: { ...invitation.member, state: 'active', joinedAt },
    }
  })
}

/** What the browser needs to sign a member in; good for this one sign-in only. */
export function askToSignIn(
  room: StaffRoom,
  site: PasskeySite,
  signIn: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return askForAnyPasskey(challenges(room), site, signIn)
}

/** Whose passkey answered? Opens the session. */
export async function signInByPasskey(
  room: StaffRoom,
  site: PasskeySite,
  signIn: string,
  sent: unknown,
  device: string,
): Promise<StaffEntry> {
  const answer = await readUsedPasskey(challenges(room), site, signIn, sent, (id) =>
    tablesOf(room.database)
      .selectFrom('passkeys')
      .select(['credentialId as id', 'memberId', 'publicKey', 'counter'])
      .where('credentialId', '=', id)
      .executeTakeFirst(),
  )
  if (answer.kind === 'refused') return answer
  return changeStaff(room, async (locked) => {
    const { id, memberId } = answer.passkey
    const member = await readMember(locked, memberId)
    if (member?.state !== 'active') return { kind: 'refused', code: 'unknown-passkey' }
    await tablesOf(locked.database)
      .updateTable('passkeys')
      .set({ counter: answer.counter, synced: answer.synced, lastUsedAt: room.clock.now() })
      .where('credentialId', '=', id)
      .execute()
    await note(locked, memberId, 'staff-signed-in', { channel: 'office', device })
    return { kind: 'entered', token: await openStaffSession(locked, memberId, device), member }
  })
}

/** What the browser needs to make one more passkey for a member. */
export async function offerStaffPasskey(
  room: StaffRoom,
  site: PasskeySite,
  member: Member,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const existing = await tablesOf(room.database)
    .selectFrom('passkeys')
    .select(['credentialId as id', 'transports'])
    .where('memberId', '=', member.memberId)
    .execute()
  const owner = { id: member.memberId, shownName: member.name }
  return offerNewPasskey(challenges(room), site, owner, existing)
}

/** Checks and keeps one more passkey, for the day a device is lost. */
export async function addStaffPasskey(
  room: StaffRoom,
  site: PasskeySite,
  memberId: string,
  sent: unknown,
  origin: StaffOrigin,
): Promise<{ readonly kind: 'added' } | { readonly kind: 'refused'; readonly code: PasskeyRefusal }> {
  const answer = await readNewPasskey(challenges(room), site, memberId, sent)
  if (answer.kind === 'refused') return answer
  return transaction(room.database, async (database) => {
    const kept = await keepPasskey({ ...room, database }, memberId, answer.passkey, origin.device ?? '')
    if (!kept) return { kind: 'refused', code: 'exists' }
    await note({ ...room, database }, memberId, 'staff-passkey-added', origin)
    return { kind: 'added' }
  })
}

/** The passkeys of a member, the newest first. */
export function listStaffPasskeys(
  { database }: StaffRoom,
  memberId: string,
): Promise<readonly StaffPasskey[]> {
  return tablesOf(database)
    .selectFrom('passkeys')
    .select(['credentialId as id', 'device', 'synced', 'createdAt', 'lastUsedAt'])
    .where('memberId', '=', memberId)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** Takes a passkey out of use; the last one stays, or its owner could not come in. Says whether it was removed. */
export function removeStaffPasskey(
  room: StaffRoom,
  memberId: string,
  id: string,
  origin: StaffOrigin,
): Promise<boolean> {
  return changeStaff(room, async (locked) => {
    const own = await listStaffPasskeys(locked, memberId)
    if (own.length < 2 || !own.some((passkey) => passkey.id === id)) return false
    await tablesOf(locked.database).deleteFrom('passkeys').where('credentialId', '=', id).execute()
    await note(locked, memberId, 'staff-passkey-removed', origin)
    return true
  })
}

async function keepPasskey(
  { database, clock }: StaffRoom,
  memberId: string,
  { id, ...passkey }: NewPasskey,
  device: string,
): Promise<boolean> {
  const kept = await tablesOf(database)
    .insertInto('passkeys')
    .values({ ...passkey, credentialId: id, memberId, device, createdAt: clock.now(), lastUsedAt: null })
    .onConflict((conflict) => conflict.column('credentialId').doNothing())
    .returning('credentialId')
    .execute()
  return kept.length > 0
}

async function note(
  { database, clock }: StaffRoom,
  memberId: string,
  act: StaffActKind,
  origin: StaffOrigin,
): Promise<void> {
  await recordStaffAct(database, clock, { memberId, act, by: 'self', ...origin, result: 'done' })
}
