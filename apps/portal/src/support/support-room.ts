import type { SupportRoom } from '#modules/support'
import type { PortalDoors } from '../doors.ts'

/** The support module on the portal's doors. */
export function supportRoomOf({ database, keyring, clock, limits, origin }: PortalDoors): SupportRoom {
  return { database, keyring, clock, limits, portal: origin }
}
