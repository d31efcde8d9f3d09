import type { Member, Role } from '#modules/staff'

/** Who works on applications. */
export const applicationOfficers: readonly Role[] = ['reviewer', 'fund-officer', 'supervisor']

/** The officer as a move knows them. */
export function officerOf({ memberId, roles, iin }: Member) {
  return { kind: 'officer', staffId: memberId, roles, iin } as const
}
