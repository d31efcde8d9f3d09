import type { Day } from '#kz'
import { readProfile } from '#modules/accounts'
import { readDeadlines } from '#modules/deadlines'
import {
  type Actor,
  type Answers,
  type Eligibility,
  type FieldProblem,
  type MoveValues,
  missingAnswers,
  movesFor,
  type Owner,
  type Payer,
  type Service,
} from '#modules/service-kit'
import { decryptField, type PersonKey } from '#platform/crypto'
import type { Language } from '#platform/texts'
import { writtenApplicationNumber } from './application-number.ts'
import { contentsFor } from './application-state.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { isEditable } from './editable.ts'
import { ApplicationError } from './errors.ts'
import { readMoves } from './journal.ts'
import { openApplication } from './stored-application.ts'
import { type ApplicationRow, type MakerKind, type MoveRow, valuesPlace } from './tables.ts'

/** By when something happens next, and why on that day. */
export type DueView = {
  readonly on: Day
  readonly at: Date
  /** `term.KEY` of the service's texts names it. */
  readonly term: string
  readonly workingDays: number
  readonly countedFrom: Day
  /** The version of the working calendar it was computed by. */
  readonly calendar: string
  /** False where nobody has read the term in the law yet. */
  readonly verified: boolean
  /** The clock stands still, with these working days left. */
  readonly pausedWithDays: number | null
}

/** A line of the journal as its reader may see it. */
export type MoveView = {
  readonly number: number
  /** `move.MOVE.done` of the service's texts says it. */
  readonly move: string
  readonly from: string
  readonly to: string
  readonly by: MakerKind
  readonly at: Date
  readonly edition: number
  readonly signatureRequest: string | null
  /** What came with the move. */
  readonly values: MoveValues
}

/** An application as a page shows it. Words come from `service.texts`: `stage.S`, `stage.S.next`, `move.M`. */
export type ApplicationView = {
  readonly id: string
  readonly number: string
  readonly writtenNumber: string
  /** For the address in the QR code of the paper. */
  readonly proof: string
  readonly service: Service
  readonly serviceVersion: string
  readonly personId: string
  readonly language: Language
  readonly stage: string
  readonly stageAt: Date
  /** Whose turn it is; null when it is over. */
  readonly owner: Owner | null
  readonly final: 'done' | 'refused' | 'ended' | null
  readonly due: DueView | null
  /** To be posted with a move as `expectedMoves`. */
  readonly moves: number
  /** To be posted with a step as `expectedSaves`. */
  readonly saves: number
  readonly edition: number
  readonly editable: boolean
  /** What the reader may do from here. */
  readonly offered: readonly string[]
  /** The draft while it can be edited, else what was handed in. */
  readonly answers: Answers
  /** What was handed in last; null before. */
  readonly handedIn: Answers | null
  readonly payer: Payer | null
  /** Questions that are still open. */
  readonly open: readonly FieldProblem[]
  readonly eligibility: Eligibility
  readonly journal: readonly MoveView[]
  readonly assignedTo: string | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
}

/**
 * Reads an application for its applicant or an officer; to anybody else it does not exist. An officer's look is written
 * down by the page that shows it (`modules/consents`).
 *
 *     const view = await readApplication(room, id, { kind: 'citizen', personId })
 *     view.service.texts(language)(`stage.${view.stage}.next`)   // what happens next, in plain words
 *
 * @throws ApplicationError `unknown` for an application of somebody else
 */
export async function readApplication(
  room: ApplicationsRoom,
  id: string,
  reader: Extract<Actor, { kind: 'citizen' | 'officer' }>,
): Promise<ApplicationView> {
  const { database } = room
  const stored = await openApplication(database, room, id)
  const { row, contents, service, key } = stored
  if (reader.kind === 'citizen' && reader.personId !== row.personId) throw new ApplicationError('unknown')
  const handedIn = row.edition > 0 ? await contentsFor(database, stored, undefined) : null
  const editable = isEditable(service, row.stage)
  const shown = editable ? contents : (handedIn ?? contents)
  const here = service.workflow.stages[row.stage]
  const profile = await readProfile(database, room.keyring, row.personId)
  return {
    ...plainFacts(row),
    service,
    owner: here && !('final' in here) ? here.owner : null,
    final: here && 'final' in here ? here.final : null,
    due: await dueOf(room, row, service),
    editable,
    offered: movesFor(service, row, reader),
    answers: shown.answers,
    handedIn: handedIn?.answers ?? null,
    payer: shown.payer,
    open: missingAnswers(service.form, shown.answers),
    eligibility: service.eligibility({ applicantIin: profile?.iin ?? '', ...shown }),
    journal: (await readMoves(database, id)).map((move) => moveView(move, key)),
  }
}

function plainFacts(row: ApplicationRow) {
  const { id, number, proof, serviceVersion, personId, language, stage, stageAt, moves, saves, edition } = row
  const { assignedTo, createdAt, submittedAt } = row
  return {
    ...{ id, number, proof, serviceVersion, personId, language, stage, stageAt, moves, saves, edition },
    ...{ assignedTo, createdAt, submittedAt },
    writtenNumber: writtenApplicationNumber(number),
  }
}

async function dueOf(
  { database }: ApplicationsRoom,
  { id, stage }: ApplicationRow,
  { workflow }: Service,
): Promise<DueView | null> {
  const here = workflow.stages[stage]
  if (!here || 'final' in here) return null
  const deadlines = await readDeadlines(database, [id])
  const limit = deadlines.find(({ term, move }) => term === here.limit.term && move === here.limit.move)
  if (!limit) return null
  return {
    on: limit.dueOn,
    at: limit.dueAt,
    term: limit.term,
    workingDays: limit.workingDays,
    countedFrom: limit.startedOn,
    calendar: limit.calendar,
    verified: limit.verified,
    pausedWithDays: limit.state === 'paused' ? limit.daysLeft : null,
  }
}

function moveView(move: MoveRow, key: PersonKey): MoveView {
  const { number, at, edition, signatureRequest, valuesSealed } = move
  const values: MoveValues = valuesSealed
    ? JSON.parse(decryptField(key, valuesPlace(move.applicationId, number), valuesSealed))
    : {}
  return {
    ...{ number, move: move.move, from: move.fromStage, to: move.toStage, by: move.madeBy, at },
    ...{ edition, signatureRequest, values },
  }
}
