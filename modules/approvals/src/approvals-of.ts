import type { ApplicationsRoom } from '#modules/applications'
import { readPersonKey } from '#platform/crypto'
import { rowsOf } from './approval-door.ts'
import { type Decline, openDecline, openPart } from './stored-approval.ts'
import type { ApprovalState } from './tables.ts'

/** A person of an application, as the applicant and officers see them. */
export type ApprovalView = {
  readonly iin: string
  readonly name: string
  readonly state: ApprovalState
  readonly stateAt: Date
  readonly askedAt: Date
  readonly decline: Decline | null
  /** Hash of the manifest that was signed, and the request that holds the signature. */
  readonly sha256: string | null
  readonly requestId: string | null
}

// The database knows nothing of Kazakh letters.
const byName = new Intl.Collator('kk')

/** Everybody whose agreement an application asks for, by their names. The caller has read the application, so may see them. */
export async function readApprovals(
  room: ApplicationsRoom,
  applicationId: string,
): Promise<readonly ApprovalView[]> {
  const rows = await rowsOf(room.database, applicationId)
  const [first] = rows
  if (!first) return []
  const key = await readPersonKey(room.database, room.keyring, first.keyId)
  const views = rows.map((row) => {
    const { iin, name } = openPart(key, row)
    const { state, stateAt, askedAt, requestId } = row
    const sha256 = state === 'approved' ? row.manifestSha256 : null
    return { iin, name, state, stateAt, askedAt, requestId, sha256, decline: openDecline(key, row) }
  })
  return views.toSorted((one, other) => byName.compare(one.name, other.name))
}
