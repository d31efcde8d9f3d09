import type { Officer, SupportRoom } from '#modules/support'
import type { Desk } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'

/** A member of staff as support knows them. */
export function officerOf({ member }: Desk): Officer {
  return { staffId: member.memberId, iin: member.iin }
}

/** The support module on the office's doors. */
export function supportRoomOf({ database, keyring, clock, limits, portal }: OfficeDoors): SupportRoom {
  return { database, keyring, clock, limits, portal }
}
