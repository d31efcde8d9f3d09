import type { Owner, Service } from '#modules/service-kit'
import type { Member, Role } from '#modules/staff'

/** Who works on applications. */
export const applicationOfficers: readonly Role[] = ['reviewer', 'fund-officer', 'supervisor']

/** Whose turn it is in the stages that somebody with a role works on. */
const ownersOf: Readonly<Partial<Record<Role, readonly Owner[]>>> = {
  reviewer: ['state-corporation'],
  'fund-officer': ['pension-fund'],
  supervisor: ['state-corporation', 'pension-fund', 'bank'],
}

/** The officer as a move knows them. */
export function officerOf({ memberId, roles, iin }: Member) {
  return { kind: 'officer', staffId: memberId, roles, iin } as const
}

/** The stages of every service that are this member's work. */
export function stagesOf({ roles }: Pick<Member, 'roles'>, services: readonly Service[]): readonly string[] {
  const owners = new Set(roles.flatMap((role) => ownersOf[role] ?? []))
  const stages = services.flatMap(({ workflow }) =>
    Object.entries(workflow.stages).flatMap(([id, stage]) =>
      'owner' in stage && owners.has(stage.owner) ? [id] : [],
    ),
  )
  return [...new Set(stages)]
}
