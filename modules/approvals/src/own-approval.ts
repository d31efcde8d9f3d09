import { readProfile } from '#modules/accounts'
import type { ApplicationsRoom } from '#modules/applications'
import { readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { rowsOf } from './approval-door.ts'
import { ApprovalError } from './errors.ts'
import { type ApprovedPart, type Decline, openDecline, openPart, personLookup } from './stored-approval.ts'
import { type ApprovalRow, type ApprovalState, tablesOf } from './tables.ts'

/** What one person sees of an application: their own part, and of the others nothing but hashes. */
export type OwnApproval = {
  readonly id: string
  readonly applicationId: string
  readonly part: ApprovedPart
  readonly edition: number
  readonly state: ApprovalState
  readonly stateAt: Date
  readonly askedAt: Date
  readonly requestId: string | null
  readonly sha256: string | null
  readonly decline: Decline | null
  /** Of every manifest that was signed so far, in one order for everybody. */
  readonly hashes: readonly string[]
}

/**
 * The part of an application that this person is asked to agree to. Throws `ApprovalError` `unknown` for others.
 *
 *     const own = await readOwnApproval(room, { personId, applicationId })
 *     own.part.rows   // their own rows; nobody else's are ever opened
 */
export async function readOwnApproval(
  room: ApplicationsRoom,
  { personId, applicationId }: { readonly personId: string; readonly applicationId: string },
): Promise<OwnApproval> {
  const row = await findOwn(room.database, room, { personId, applicationId })
  const all = await rowsOf(room.database, applicationId)
  const key = await readPersonKey(room.database, room.keyring, row.keyId)
  return {
    ...{ id: row.id, applicationId, edition: row.askedEdition, state: row.state, stateAt: row.stateAt },
    ...{ askedAt: row.askedAt, requestId: row.requestId, sha256: row.manifestSha256 },
    part: openPart(key, row),
    decline: openDecline(key, row),
    hashes: all
      .filter(({ state }) => state === 'approved')
      .flatMap(({ manifestSha256 }) => manifestSha256 ?? [])
      .sort(),
  }
}

/** What this person was asked to agree to, the newest first; nothing of it is opened. */
export async function listOwnApprovals(
  room: ApplicationsRoom,
  personId: string,
): Promise<readonly Pick<ApprovalRow, 'id' | 'applicationId' | 'state' | 'askedAt'>[]> {
  const profile = await readProfile(room.database, room.keyring, personId)
  if (!profile) return []
  return await tablesOf(room.database)
    .selectFrom('approvals')
    .select(['id', 'applicationId', 'state', 'askedAt'])
    .where('personLookup', '=', personLookup(room, profile.iin))
    .where('state', '!=', 'removed')
    .orderBy('askedAt', 'desc')
    .limit(50)
    .execute()
}

/** The row of this person in this application; `lock` holds it until the transaction ends. */
export async function findOwn(
  database: Database,
  room: ApplicationsRoom,
  { personId, applicationId }: { readonly personId: string; readonly applicationId: string },
  lock?: 'lock',
): Promise<ApprovalRow> {
  const profile = await readProfile(database, room.keyring, personId)
  if (!profile) throw new ApprovalError('unknown')
  const row = await tablesOf(database)
    .selectFrom('approvals')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('personLookup', '=', personLookup(room, profile.iin))
    .$if(lock === 'lock', (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row || row.state === 'removed') throw new ApprovalError(row ? 'over' : 'unknown')
  return row
}
