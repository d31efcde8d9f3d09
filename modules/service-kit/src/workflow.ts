/** Who may make a move. Officers act in the office, `approvals` and `bank` are parts of Senim that report. */
export type Role = 'applicant' | 'reviewer' | 'fund-officer' | 'supervisor' | 'approvals' | 'bank' | 'clock'
export const roles: readonly Role[] = [
  'applicant',
  'reviewer',
  'fund-officer',
  'supervisor',
  'approvals',
  'bank',
  'clock',
]

/** Who is to act in a stage, as the status page says it. */
export type Owner = 'applicant' | 'approvers' | 'state-corporation' | 'pension-fund' | 'bank'

/** Who is told of a move. `silent-approvers`: those who have not answered yet. */
export type Told = 'applicant' | 'approvers' | 'silent-approvers'

/**
 * What a move does besides changing the stage, in the same transaction:
 * - `claim-rows`, `release-rows`: chosen rows of a registry are taken, so nobody asks for them twice, or given back
 * - `ask-approvals`, `end-approvals`: people are asked to agree to their part, or no longer need to
 * - `order-payment`: an order of payment is written down, to be sent after the commit
 */
export type Effect = 'claim-rows' | 'release-rows' | 'ask-approvals' | 'end-approvals' | 'order-payment'

/**
 * What must hold before a move: every question is answered, the rules admit the applicant, every person has agreed.
 */
export type Requirement = 'complete-form' | 'eligible' | 'all-approved'

/** What a move carries: a refusal from the service's catalogue, or words in which somebody explains it. */
export type Carried = 'refusal' | 'words'
/** What came with a move. */
export type MoveValues = { readonly refusal?: string; readonly words?: string }

/** A term of the service in working days, as shipped; an administrator may set another from a day on. */
export type Term = {
  readonly workingDays: number
  readonly source: string
  readonly verified: boolean
}

/** How long a stage may last, and the clock's move when it is over. */
export type Limit<Move extends string = string, TermKey extends string = string> = {
  readonly term: TermKey
  readonly move: Move
  /** Goes on with the clock that already runs for this term instead of starting a new one. */
  readonly continues?: true
}

/** A place in a workflow: somebody's turn for a limited time, or an end. */
export type Stage<
  Move extends string = string,
  TermKey extends string = string,
  StageId extends string = string,
> =
  | { readonly final: 'done' | 'refused' | 'ended' }
  | {
      readonly owner: Owner
      readonly limit: Limit<Move, TermKey>
      /** Moves of the clock before the limit, such as a reminder. */
      readonly reminders?: readonly Limit<Move, TermKey>[]
      /** The clock of that stage stands still meanwhile, and goes on when the application returns. */
      readonly pauses?: StageId
    }

/**
 * A change of stage. To `here`: something happens, and the stage goes on with its clocks. `approvals` makes the moves
 * `some-approved` (where there is one), `one-declined` and `all-approved`; `bank` makes `bank-paid` and `bank-returned`.
 */
export type Move<
  StageId extends string = string,
  Message extends string = string,
  MoveId extends string = string,
> = {
  readonly from: readonly StageId[]
  readonly to: StageId | 'here'
  readonly by: readonly Role[]
  /** Whose EDS: the first head's for an entity (or the sole proprietor's own). */
  readonly signed?: 'first-head' | 'individual'
  readonly requires?: readonly Requirement[]
  readonly carries?: readonly Carried[]
  readonly does?: readonly Effect[]
  readonly tell?: Readonly<Partial<Record<Told, Message>>>
  /** Two-person rule: not by the officer who made that move last. */
  readonly otherThan?: MoveId
}

/** A workflow of any service. */
export type Workflow = {
  readonly first: string
  readonly terms: Readonly<Record<string, Term>>
  readonly stages: Readonly<Record<string, Stage>>
  readonly moves: Readonly<Record<string, Move>>
}

/** The workflow of one service, with its words. */
export type WorkflowOf<
  StageId extends string,
  MoveId extends string,
  TermKey extends string,
  Message extends string,
> = {
  readonly first: StageId
  readonly terms: Readonly<Record<TermKey, Term>>
  readonly stages: Readonly<Record<StageId, Stage<MoveId, TermKey, StageId>>>
  readonly moves: Readonly<Record<MoveId, Move<StageId, Message, MoveId>>>
}

/**
 * Writes a workflow. Every stage is final or has an owner and a limit; a stage, move or term that does not exist
 * fails to compile.
 *
 *     const workflow = defineWorkflow({
 *       first: 'draft',
 *       terms: { 'draft-kept': { workingDays: 30, source: 'own choice', verified: false } },
 *       stages: { draft: { owner: 'applicant', limit: { term: 'draft-kept', move: 'expire' } }, ended: { final: 'ended' } },
 *       moves: { expire: { from: ['draft'], to: 'ended', by: ['clock'], tell: { applicant: 'expired' } } },
 *     })
 */
export function defineWorkflow<
  const StageId extends string,
  const MoveId extends string,
  const TermKey extends string,
  const Message extends string = never,
>(workflow: {
  readonly first: NoInfer<StageId>
  readonly terms: Readonly<Record<TermKey, Term>>
  readonly stages: Readonly<Record<StageId, Stage<NoInfer<MoveId>, NoInfer<TermKey>, NoInfer<StageId>>>>
  readonly moves: Readonly<Record<MoveId, Move<NoInfer<StageId>, Message, NoInfer<MoveId>>>>
}): WorkflowOf<StageId, MoveId, TermKey, Message> {
  return workflow
}
