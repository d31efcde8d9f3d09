import type { Moderator } from '#modules/identity-proofing'
import type { Member } from '#modules/staff'

/** A member of staff as the moderation knows them. */
export function moderatorOf({ memberId, roles, iin }: Member): Moderator {
  const role = roles.includes('senior-moderator') ? 'senior-moderator' : 'moderator'
  return { staffId: memberId, role, iin }
}
