import type { DeskOfficer } from '#modules/applications'
import type { Member, Role } from '#modules/staff'

/** Who works on applications: in the State Corporation, in the UAPF, and whoever sees to both. */
export const reviewRoles: readonly Role[] = ['reviewer', 'fund-officer', 'supervisor']

/** A member of staff as the moves of an application know them. */
export function officerOf({ memberId, roles, iin }: Member): DeskOfficer {
  return { kind: 'officer', staffId: memberId, roles, iin }
}
