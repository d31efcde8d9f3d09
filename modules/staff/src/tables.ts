import type { Generated } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { MemberState, Role } from './member.ts'
import type { ProposalKind, ProposalState } from './proposal.ts'

export type MemberRow = {
  readonly memberId: string
  readonly nameSealed: Buffer
  readonly iinSealed: Buffer | null
  readonly iinLookup: Buffer | null
  readonly roles: readonly Role[]
  readonly state: MemberState
  readonly createdAt: Date
  readonly joinedAt: Date | null
}

type InvitationRow = {
  readonly tokenHash: Buffer
  readonly memberId: string
  readonly madeBy: string | null
  readonly madeAt: Date
  readonly expiresAt: Date
}

type PasskeyRow = {
  readonly credentialId: string
  readonly memberId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly synced: boolean
  readonly device: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

type SessionRow = {
  readonly id: Generated<string>
  readonly tokenHash: Buffer
  readonly memberId: string
  readonly device: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endedAt: Date | null
}

export type ProposalRow = {
  readonly id: string
  readonly kind: ProposalKind
  readonly memberId: string
  readonly rolesBefore: readonly Role[]
  readonly rolesAfter: readonly Role[]
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly state: ProposalState
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    members: MemberRow
    invitations: InvitationRow
    passkeys: PasskeyRow
    passkeyChallenges: { readonly expiresAt: Date }
    sessions: SessionRow
    proposals: ProposalRow
  }>(database, 'staff')
}
