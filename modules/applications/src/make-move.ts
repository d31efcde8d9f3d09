import { takeDeadline } from '#modules/deadlines'
import type { Told } from '#modules/notifications'
import { type Actor, type Decided, decideMove, type MoveValues } from '#modules/service-kit'
import { encryptField } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { contentsFor, makerOf, stateOf } from './application-state.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { setClocks } from './clocks.ts'
import { doEffects, type EffectRefusal } from './effects.ts'
import { formKeyOf } from './form-key.ts'
import { appendMove } from './journal.ts'
import { recordMove } from './record-move.ts'
import { type Contents, openApplication, type StoredApplication } from './stored-application.ts'
import { editionPlace, tablesOf, valuesPlace } from './tables.ts'
import { tellOfMove } from './tell-of-move.ts'

/** Somebody asks for a move. */
export type MoveAsked = {
  readonly applicationId: string
  /** How many moves the page had seen; null for parts of Senim, which look for themselves. */
  readonly expectedMoves: number | null
  readonly move: string
  readonly by: Actor
  readonly values?: MoveValues
  /** The request of `modules/signing` whose signature covers a signed move. */
  readonly signatureRequestId?: string
  /** The form's own key: posted again, it has the same answer and no second effect. */
  readonly key?: string
  /** Of the clock: the deadline that is over. */
  readonly deadlineId?: string
}

export type MoveMade =
  | {
      readonly kind: 'moved'
      readonly stage: string
      readonly moves: number
      /** For `deliverTold` after the commit; the worker delivers whatever is left. */
      readonly told: readonly Told[]
    }
  | Extract<Decided, { kind: 'refused' }>
  | ({ readonly kind: 'refused' } & EffectRefusal)

type Moved = Extract<Decided, { kind: 'moved' }>

/**
 * The one door for change: citizen, officer, clock and bank all pass here. One transaction writes the journal entry
 * and its projection, the effects, the next deadline, the audit leaf and the messages, or nothing at all.
 *
 *     const made = await makeMove(room, { applicationId, expectedMoves: 3, move: 'withdraw', by: { kind: 'citizen', personId } })
 *     if (made.kind === 'refused') … // made.code says why, nothing has changed
 */
export function makeMove(room: ApplicationsRoom, asked: MoveAsked): Promise<MoveMade> {
  return transaction(room.database, async (trx) => {
    const stored = await openApplication(trx, room, asked.applicationId, 'lock')
    const formKey = asked.key === undefined ? null : formKeyOf(`move ${asked.applicationId}`, asked.key)
    const earlier = formKey && (await findByFormKey(trx, asked.applicationId, formKey))
    if (earlier) return { kind: 'moved', stage: earlier.toStage, moves: earlier.number, told: [] }
    const contents = await contentsFor(trx, stored, stored.service.workflow.moves[asked.move])
    const state = await stateOf(trx, room, stored, contents)
    const { by, move, expectedMoves, values = {} } = asked
    const signed = asked.signatureRequestId ? await room.doors.signature(trx, asked.signatureRequestId) : null
    const now = room.clock.now()
    const request = { by, move, expectedMoves, values, signed: signed?.sha256 ?? null }
    const decided = decideMove(stored.service, state, request, now)
    if (decided.kind === 'refused') return decided
    if (asked.deadlineId && !(await takeDeadline(trx, asked.deadlineId, now)))
      return { kind: 'refused', code: 'not-due' }
    return carryOut(trx, { ...room, database: trx }, stored, contents, decided, { ...asked, formKey })
  })
}

async function carryOut(
  trx: Database,
  room: ApplicationsRoom,
  stored: StoredApplication,
  contents: Contents,
  decided: Moved,
  asked: MoveAsked & { readonly formKey: Buffer | null },
): Promise<MoveMade> {
  const { row, service, key } = stored
  const handsIn = service.workflow.moves[decided.move]?.requires?.includes('complete-form') ?? false
  const edition = row.edition + (handsIn ? 1 : 0)
  const refusal = await doEffects(trx, room, { ...stored, contents, edition, does: decided.does })
  if (refusal) return { kind: 'refused', ...refusal }
  if (handsIn) await keepEdition(trx, room, stored, contents, edition)
  const number = row.moves + 1
  const values = asked.values && Object.keys(asked.values).length > 0 ? JSON.stringify(asked.values) : null
  const entry = await appendMove(trx, {
    applicationId: row.id,
    number,
    move: decided.move,
    fromStage: decided.from,
    toStage: decided.to,
    ...makerOf(asked.by),
    at: room.clock.now(),
    edition,
    valuesSealed:
      values === null ? null : encryptField(key, valuesPlace(row.id, number), values, room.random),
    signatureRequest: asked.signatureRequestId ?? null,
    formKey: asked.formKey,
  })
  await project(trx, stored, decided, { number, edition, at: entry.at })
  if (decided.to !== decided.from) await setClocks(trx, room, service, { id: row.id, stage: decided.to })
  await recordMove(trx, room, stored, asked.by, entry)
  const told = await tellOfMove(trx, room, stored, contents, decided, asked.values ?? {})
  const made = { kind: 'moved', stage: decided.to, moves: number, told } as const
  return decided.does.includes('ask-approvals') ? followUp(trx, room, row.id, made) : made
}

/** People asked anew may all have agreed already: then the application goes on at once. */
async function followUp(
  trx: Database,
  room: ApplicationsRoom,
  applicationId: string,
  made: Extract<MoveMade, { kind: 'moved' }>,
): Promise<MoveMade> {
  const move = await room.doors.approvals.follow(trx, applicationId)
  if (!move) return made
  const by = { kind: 'system', name: 'approvals' } as const
  const next = await makeMove(room, { applicationId, expectedMoves: null, move, by })
  return next.kind === 'moved' ? { ...next, told: [...made.told, ...next.told] } : made
}

/** Answers that are handed in are kept as they were, edition by edition. */
async function keepEdition(
  trx: Database,
  { clock, random }: ApplicationsRoom,
  { row, key }: StoredApplication,
  contents: Contents,
  edition: number,
): Promise<void> {
  const answersSealed = encryptField(key, editionPlace(row.id, edition), JSON.stringify(contents), random)
  await tablesOf(trx)
    .insertInto('editions')
    .values({ applicationId: row.id, edition, answersSealed, at: clock.now() })
    .execute()
}

/** What was to be signed belongs to the stage that is left. */
const nothingToSign = { manifestSha256: null, signingRequest: null, signingMove: null } as const

async function project(
  trx: Database,
  { row, service }: StoredApplication,
  { from, to }: Moved,
  { number, edition, at }: { readonly number: number; readonly edition: number; readonly at: Date },
): Promise<void> {
  const stayed = from === to
  await tablesOf(trx)
    .updateTable('applications')
    .set({
      moves: number,
      edition,
      submittedAt: row.submittedAt ?? (edition > 0 ? at : null),
      ...(stayed ? {} : { stage: to, stageAt: at, ...nothingToSign, assignedTo: null }),
      final: 'final' in (service.workflow.stages[to] ?? {}),
    })
    .where('id', '=', row.id)
    .execute()
}

function findByFormKey(trx: Database, applicationId: string, formKey: Buffer) {
  return tablesOf(trx)
    .selectFrom('moves')
    .select(['number', 'toStage'])
    .where('applicationId', '=', applicationId)
    .where('formKey', '=', formKey)
    .executeTakeFirst()
}
