import type { FieldProblem } from './form.ts'
import { missingAnswers } from './missing-answers.ts'
import type { Eligibility, Facts } from './parts.ts'
import type { Service } from './service.ts'
import type { Effect, Limit, Move, MoveValues, Requirement, Role, Told } from './workflow.ts'

/** Who wants to make a move. */
export type Actor =
  | { readonly kind: 'citizen'; readonly personId: string }
  | {
      readonly kind: 'officer'
      readonly staffId: string
      readonly roles: readonly string[]
      /** The officer's own number: nobody works on an application of their own. */
      readonly iin: string | null
    }
  | { readonly kind: 'clock' }
  | { readonly kind: 'system'; readonly name: 'approvals' | 'bank' }

/** What a decision looks at; the room reads it from the journal. */
export type ApplicationState = {
  readonly stage: string
  /** How many moves were made. */
  readonly moves: number
  readonly personId: string
  readonly facts: Facts
  /** Whether everybody whose agreement was asked has agreed to this version. */
  readonly allApproved: boolean
  /** The hash of the manifest that a signed move must sign now; null before there is one. */
  readonly manifest: string | null
  /** When the clock's moves of this stage are due. */
  readonly due: Readonly<Record<string, Date>>
  /** The officer who made a move last. */
  readonly madeBy: Readonly<Record<string, string>>
}

/** What is asked of `decideMove`. */
export type MoveRequest = {
  readonly by: Actor
  readonly move: string
  /** How many moves the page had seen; null for parts of Senim that look for themselves. */
  readonly expectedMoves: number | null
  readonly values: MoveValues
  /** The hash of the manifest of a signature that passed; nothing without one. */
  readonly signed: string | null
}

/**
 * Why a move is refused. `stale`: somebody moved it meanwhile, look again. `wrong-stage`: not from here. `not-yours`:
 * this is for somebody else. `own-case`: an officer's own application. `second-person`: another officer must do this.
 * `not-due`: the clock came too early. `signature-missing`, `signature-of-other`: sign what stands here now.
 */
export const moveRefusals = [
  'unknown-move',
  'stale',
  'wrong-stage',
  'not-yours',
  'own-case',
  'second-person',
  'not-due',
  'signature-missing',
  'signature-of-other',
  'incomplete',
  'not-eligible',
  'not-all-approved',
  'refusal-missing',
  'refusal-unknown',
  'words-missing',
  'words-too-long',
] as const
export type MoveRefusal = (typeof moveRefusals)[number]

export type Decided =
  | {
      readonly kind: 'moved'
      readonly move: string
      readonly from: string
      readonly to: string
      readonly does: readonly Effect[]
      readonly tell: Readonly<Partial<Record<Told, string>>>
      /** The clock's moves that the new stage waits for; none when the stage did not change. */
      readonly clocks: readonly Limit[]
    }
  | {
      readonly kind: 'refused'
      readonly code: MoveRefusal
      readonly problems?: readonly FieldProblem[]
      readonly eligibility?: Eligibility
    }

type Refused = Extract<Decided, { kind: 'refused' }>
export const mostWords = 2000

/**
 * Decides whether a move is made, and all that follows from it; it changes nothing.
 *
 *     decideMove(service, application, { by: { kind: 'clock' }, move: 'expire', … }, now)
 *     // { kind: 'moved', to: 'expired', does: ['release-rows'], … } or { kind: 'refused', code: 'not-due' }
 */
export function decideMove(
  service: Pick<Service, 'form' | 'workflow' | 'refusals' | 'eligibility'>,
  application: ApplicationState,
  request: MoveRequest,
  now: Date,
): Decided {
  const move = service.workflow.moves[request.move]
  if (!move) return refused('unknown-move')
  const to = move.to === 'here' ? application.stage : move.to
  return (
    wrongTime(move, application, request, now) ??
    wrongPerson(move, application, request.by) ??
    wrongValues(service, move, request.values) ??
    unmetRequirement(service, move, application) ??
    wrongSignature(move, application, request) ?? {
      kind: 'moved',
      move: request.move,
      from: application.stage,
      to,
      does: move.does ?? [],
      tell: move.tell ?? {},
      clocks: to === application.stage ? [] : clocksOf(service, to),
    }
  )
}

/** The moves that somebody may try from here, whatever they still lack. */
export function movesFor(
  service: Pick<Service, 'workflow'>,
  application: Pick<ApplicationState, 'stage' | 'personId'>,
  by: Actor,
): readonly string[] {
  return Object.entries(service.workflow.moves)
    .filter(([, move]) => move.from.includes(application.stage) && rolesOf(by, application, move).length > 0)
    .map(([id]) => id)
}

/** The limit and the reminders of a stage; none where it is final. */
export function clocksOf({ workflow }: Pick<Service, 'workflow'>, stageId: string): readonly Limit[] {
  const stage = workflow.stages[stageId]
  return stage && !('final' in stage) ? [stage.limit, ...(stage.reminders ?? [])] : []
}

function wrongTime(
  move: Move,
  { stage, moves, due }: ApplicationState,
  { by, expectedMoves, move: id }: MoveRequest,
  now: Date,
): Refused | null {
  if (expectedMoves !== null && expectedMoves !== moves) return refused('stale')
  if (!move.from.includes(stage)) return refused('wrong-stage')
  if (by.kind !== 'clock') return null
  const dueAt = due[id]
  return dueAt && dueAt <= now ? null : refused('not-due')
}

function wrongPerson(move: Move, application: ApplicationState, by: Actor): Refused | null {
  if (rolesOf(by, application, move).length === 0) return refused('not-yours')
  if (by.kind !== 'officer') return null
  if (by.iin !== null && by.iin === application.facts.applicantIin) return refused('own-case')
  const before = move.otherThan && application.madeBy[move.otherThan]
  return before === by.staffId ? refused('second-person') : null
}

function rolesOf(by: Actor, { personId }: Pick<ApplicationState, 'personId'>, move: Move): readonly Role[] {
  return move.by.filter((role) => {
    if (by.kind === 'citizen') return role === 'applicant' && by.personId === personId
    if (by.kind === 'officer') return role !== 'applicant' && by.roles.includes(role)
    return role === (by.kind === 'clock' ? 'clock' : by.name)
  })
}

function wrongValues(service: Pick<Service, 'refusals'>, move: Move, values: MoveValues): Refused | null {
  const carries = move.carries ?? []
  if (carries.includes('refusal')) {
    if (!values.refusal) return refused('refusal-missing')
    if (!Object.hasOwn(service.refusals, values.refusal)) return refused('refusal-unknown')
  }
  if (!carries.includes('words')) return null
  if (!values.words?.trim()) return refused('words-missing')
  return values.words.length > mostWords ? refused('words-too-long') : null
}

function unmetRequirement(
  service: Pick<Service, 'form' | 'eligibility'>,
  move: Move,
  application: ApplicationState,
): Refused | null {
  for (const requirement of move.requires ?? []) {
    const unmet = unmetOne(service, requirement, application)
    if (unmet) return unmet
  }
  return null
}

function unmetOne(
  service: Pick<Service, 'form' | 'eligibility'>,
  requirement: Requirement,
  { facts, allApproved }: ApplicationState,
): Refused | null {
  switch (requirement) {
    case 'complete-form': {
      const problems = missingAnswers(service.form, facts.answers)
      return problems.length > 0 ? { ...refused('incomplete'), problems } : null
    }
    case 'eligible': {
      const eligibility = service.eligibility(facts)
      return eligibility.outcome === 'yes' ? null : { ...refused('not-eligible'), eligibility }
    }
    case 'all-approved':
      return allApproved ? null : refused('not-all-approved')
  }
}

function wrongSignature(move: Move, { manifest }: ApplicationState, { signed }: MoveRequest): Refused | null {
  if (!move.signed) return null
  if (signed === null) return refused('signature-missing')
  return signed === manifest ? null : refused('signature-of-other')
}

function refused(code: MoveRefusal): Refused {
  return { kind: 'refused', code }
}
