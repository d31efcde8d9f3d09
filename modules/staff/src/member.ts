/**
 * What a member of staff may do; a member has at least one. `reviewer`: decides on applications in the State
 * Corporation; `fund-officer`: carries them out in the UAPF; `supervisor`: sees to it that nothing is late.
 */
export const roles = [
  'moderator',
  'senior-moderator',
  'support',
  'reviewer',
  'fund-officer',
  'supervisor',
  'administrator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** `proposed`: one administrator wants them; `invited`: two do; `active`: joined with a passkey. */
export type MemberState = 'proposed' | 'invited' | 'active' | 'deactivated'

/** A member of staff. */
export type Member = {
  readonly memberId: string
  readonly name: string
  /** The member's own number, so that they never see their own case; null for those who see no cases. */
  readonly iin: string | null
  readonly roles: readonly Role[]
  readonly state: MemberState
  readonly createdAt: Date
  readonly joinedAt: Date | null
}

const rolesWithCases: readonly Role[] = [
  'moderator',
  'senior-moderator',
  'support',
  'reviewer',
  'fund-officer',
  'supervisor',
]

/** Whether somebody with these roles sees people's cases, and so must be known by their own number. */
export function seesCases(held: readonly Role[]): boolean {
  return held.some((role) => rolesWithCases.includes(role))
}

export function isRole(word: unknown): word is Role {
  return roles.some((role) => role === word)
}
