import { readProfile } from '#modules/accounts'
import { readDeadlines } from '#modules/deadlines'
import type { Actor, ApplicationState, Move } from '#modules/service-kit'
import { decryptField } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { ApplicationError } from './errors.ts'
import { readMoves } from './journal.ts'
import type { Contents, StoredApplication } from './stored-application.ts'
import { editionPlace, tablesOf } from './tables.ts'

/** The answers that a move is about: the draft when it is handed in, else the edition that was handed in last. */
export async function contentsFor(
  database: Database,
  stored: StoredApplication,
  move: Move | undefined,
): Promise<Contents> {
  const { row } = stored
  if (row.edition === 0 || move?.requires?.includes('complete-form')) return stored.contents
  const { answersSealed } = await tablesOf(database)
    .selectFrom('editions')
    .select('answersSealed')
    .where('applicationId', '=', row.id)
    .where('edition', '=', row.edition)
    .executeTakeFirstOrThrow()
  return JSON.parse(decryptField(stored.key, editionPlace(row.id, row.edition), answersSealed))
}

/** Everything a decision about a move looks at. */
export async function stateOf(
  trx: Database,
  { keyring, doors }: ApplicationsRoom,
  { row }: StoredApplication,
  { answers, payer }: Contents,
): Promise<ApplicationState> {
  const [moves, deadlines] = await Promise.all([readMoves(trx, row.id), readDeadlines(trx, [row.id])])
  const profile = await readProfile(trx, keyring, row.personId)
  if (!profile) throw new ApplicationError('erased')
  const open = deadlines.filter(({ state }) => state === 'open')
  const officers = moves.filter(({ madeBy }) => madeBy === 'officer')
  return {
    stage: row.stage,
    moves: row.moves,
    personId: row.personId,
    facts: { applicantIin: profile.iin, payer, answers },
    allApproved: await doors.approvals.allApproved(trx, row.id, row.edition),
    manifest: row.manifestSha256,
    due: Object.fromEntries(open.map(({ move, dueAt }) => [move, dueAt])),
    madeBy: Object.fromEntries(officers.map(({ move, makerId }) => [move, makerId ?? ''])),
  }
}

/** A maker as the journal names it. */
export function makerOf(by: Actor) {
  switch (by.kind) {
    case 'citizen':
      return { madeBy: 'citizen', makerId: by.personId } as const
    case 'officer':
      return { madeBy: 'officer', makerId: by.staffId } as const
    case 'clock':
      return { madeBy: 'clock', makerId: null } as const
    case 'system':
      return { madeBy: by.name, makerId: null } as const
  }
}
