import { type Database, tables } from '#platform/database'

/** `removed`: taken out by the applicant. `ended`: the application is over, and nobody is asked any more. */
export type ApprovalState = 'asked' | 'approved' | 'declined' | 'removed' | 'ended'

export type ApprovalRow = {
  readonly id: string
  readonly applicationId: string
  readonly edition: number
  readonly askedEdition: number
  readonly personLookup: Buffer
  readonly keyId: string
  readonly partSealed: Buffer
  readonly partHash: Buffer
  readonly state: ApprovalState
  readonly stateAt: Date
  readonly askedAt: Date
  readonly requestId: string | null
  readonly manifestSha256: string | null
  readonly declineSealed: Buffer | null
}

export const approvalPlace = (id: string, column: 'part' | 'decline') => ({
  table: 'approvals.approvals',
  column,
  row: id,
})

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ approvals: ApprovalRow }>(database, 'approvals')
}
