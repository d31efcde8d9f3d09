import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { softAuthenticator, testConfig } from '#platform/testing'
import {
  decideProposal,
  inviteFirstAdministrators,
  joinStaff,
  type Member,
  makeInvitation,
  offerJoining,
  proposeMember,
  type Role,
  type StaffRoom,
} from '../index.ts'

export const officeSite = { origin: 'http://localhost:3002', name: 'Senim office' }
export const origin = { channel: 'office', device: 'Chrome, Linux' } as const

/** A staff of two administrators, each with a device that signs as a phone would. */
export async function openStaff(database: Database, clock = fixedClock('2026-11-23T05:00:00Z')) {
  const room: StaffRoom = { database, keyring: openKeyring(testConfig()), clock }
  const [first, second] = await inviteFirstAdministrators(room, ['Айгүл Сәрсенова', 'Берік Оспанов'])
  const administrators = [await join(room, first!.token), await join(room, second!.token)] as const
  return { room, clock, administrators, hire: hiring(room, administrators) }
}

/** Somebody takes their link to a device of their own. */
export async function join(room: StaffRoom, token: string) {
  const device = softAuthenticator(officeSite.origin)
  const offer = await offerJoining(room, officeSite, token)
  if (!offer) throw new Error('The link is no longer good.')
  const entry = await joinStaff(room, officeSite, token, device.make(offer), 'Chrome, Linux')
  if (entry.kind === 'refused') throw new Error(entry.code)
  return { member: entry.member, session: entry.token, device }
}

let hired = 0

function hiring(room: StaffRoom, [one, other]: readonly [{ member: Member }, { member: Member }]) {
  /** One administrator proposes, the other approves, the new colleague joins. */
  return async (roles: readonly Role[], name = 'Ерлан Қасымов', ownIin?: string) => {
    hired += 1
    const iin = ownIin ?? `9001013${String(hired).padStart(5, '0')}`
    const proposal = await proposeMember(room, one.member, { name, iin, roles }, origin)
    const { memberId } = await decideProposal(room, other.member, proposal, 'approve', origin)
    const { token } = await makeInvitation(room, one.member, memberId, origin)
    return join(room, token)
  }
}
