import { type Actor, type ApplicationState, clocksOf, decideMove } from './decide-move.ts'
import type { Service } from './service.ts'
import { type Move, type Role, roles, type Stage } from './workflow.ts'

/** Something that must never be so in a workflow, and where. */
export type ExploreProblem = { readonly place: string; readonly wrong: string }

/** Where a walk stands: the stage, whether all have agreed and whether it was signed since. */
type Standing = { readonly stage: string; readonly approved: boolean; readonly signed: boolean }
type Explored = Pick<Service, 'workflow' | 'form' | 'refusals'>

/**
 * Walks every stage that can be reached by every move of every role, and tells what must not be: a dead end that is
 * not final, a stage that nobody reaches, a stage without an owner or a limit, a clock without its move, a move that
 * the wrong role may make, money before the last signature or before all have agreed.
 */
export function exploreWorkflow(service: Explored): readonly ExploreProblem[] {
  const { workflow } = service
  const reached = new Map<string, Standing>()
  const problems: ExploreProblem[] = []
  const waiting: Standing[] = [{ stage: workflow.first, approved: false, signed: false }]
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    const name = `${here.stage} ${here.approved} ${here.signed}`
    if (reached.has(name)) continue
    reached.set(name, here)
    for (const [id, move] of Object.entries(workflow.moves))
      for (const role of roles) {
        const step = tryMove(service, here, id, move, role)
        if ('problem' in step) problems.push(step.problem)
        else if (step.next) waiting.push(step.next)
      }
  }
  const stages = new Set([...reached.values()].map(({ stage }) => stage))
  const found = Object.entries(workflow.stages).flatMap(([id, stage]) => [
    ...(stages.has(id) ? [] : [{ place: id, wrong: 'No way leads here.' }]),
    ...stageProblems(service, id, stage),
  ])
  return unique([...problems, ...found, ...reportProblems(service)])
}

/** Approvals and the bank report by moves of fixed names. */
function reportProblems(service: Explored): readonly ExploreProblem[] {
  const { moves } = service.workflow
  const pays = Object.values(moves).some((move) => move.does?.includes('order-payment'))
  const wanted: readonly (readonly [string, Role])[] = [
    ...(asksApprovals(service)
      ? ([
          ['one-declined', 'approvals'],
          ['all-approved', 'approvals'],
        ] as const)
      : []),
    ...(pays
      ? ([
          ['bank-paid', 'bank'],
          ['bank-returned', 'bank'],
        ] as const)
      : []),
  ]
  return wanted
    .filter(([move, role]) => !moves[move]?.by.includes(role))
    .map(([move, role]) => ({ place: move, wrong: `The part ${role} has no such move to report by.` }))
}

function tryMove(
  service: Explored,
  here: Standing,
  id: string,
  move: Move,
  role: Role,
): { readonly next: Standing | null } | { readonly problem: ExploreProblem } {
  const place = `${here.stage} → ${id} by ${role}`
  const decided = decideMove(permissive(service), stateAt(here, id), requestBy(role, id, service), moment)
  const allowed = move.from.includes(here.stage) && move.by.includes(role)
  if (decided.kind === 'refused')
    return allowed && decided.code !== 'not-all-approved'
      ? { problem: { place, wrong: `The workflow allows it and it is refused: ${decided.code}.` } }
      : { next: null }
  if (!allowed) return { problem: { place, wrong: 'It is not allowed and was made.' } }
  const next = standingAfter(here, move)
  if (!move.does?.includes('order-payment')) return { next }
  if (!next.signed) return { problem: { place, wrong: 'Money is ordered before the last signature.' } }
  return asksApprovals(service) && !next.approved
    ? { problem: { place, wrong: 'Money is ordered before all have agreed.' } }
    : { next }
}

/** Whoever is asked again to agree, unsettles both their agreement and the signature that came after it. */
function standingAfter(here: Standing, move: Move): Standing {
  const stage = move.to === 'here' ? here.stage : move.to
  if (move.does?.includes('ask-approvals')) return { stage, approved: false, signed: false }
  const approved = here.approved || (move.requires?.includes('all-approved') ?? false)
  return { stage, approved, signed: here.signed || move.signed !== undefined }
}

function asksApprovals({ workflow }: Explored): boolean {
  return Object.values(workflow.moves).some((move) => move.does?.includes('ask-approvals'))
}

function stageProblems(service: Explored, id: string, stage: Stage): readonly ExploreProblem[] {
  const leaving = Object.values(service.workflow.moves).filter((move) => move.from.includes(id))
  if ('final' in stage)
    return leaving.length > 0 ? [{ place: id, wrong: 'It is final, and a move leads on.' }] : []
  return [
    ...(stage.owner ? [] : [{ place: id, wrong: 'It has no owner.' }]),
    ...(stage.limit ? [] : [{ place: id, wrong: 'It has no limit.' }]),
    ...(leaving.some(({ to }) => to !== id && to !== 'here')
      ? []
      : [{ place: id, wrong: 'A dead end, and not final.' }]),
    ...(stage.limit ? clockProblems(service, id) : []),
  ]
}

function clockProblems(service: Explored, id: string): readonly ExploreProblem[] {
  const { moves, terms } = service.workflow
  return clocksOf(service, id).flatMap(({ term, move }) => [
    ...(terms[term] ? [] : [{ place: id, wrong: `Its term ${term} is not in the table of terms.` }]),
    ...(moves[move]?.by.includes('clock') && moves[move].from.includes(id)
      ? []
      : [{ place: id, wrong: `When its time is over, the clock may not make the move ${move} from here.` }]),
  ])
}

const moment = new Date('2026-01-01T00:00:00Z')

/** Rules that admit everybody: what is explored is the workflow. */
function permissive(service: Explored) {
  return {
    ...service,
    form: { ...service.form, fields: {}, steps: {} },
    eligibility: () => ({ outcome: 'yes' }) as const,
  }
}

function stateAt({ stage }: Standing, move: string): ApplicationState {
  return {
    stage,
    moves: 0,
    personId: 'applicant',
    facts: { applicantIin: 'applicant', payer: null, answers: {} },
    allApproved: true,
    manifest: 'manifest',
    due: { [move]: moment },
    madeBy: {},
  }
}

function requestBy(role: Role, move: string, { refusals }: Explored) {
  const refusal = Object.keys(refusals)[0]
  const values = { words: 'words', ...(refusal ? { refusal } : {}) }
  return { by: actorOf(role), move, expectedMoves: null, values, signed: 'manifest' }
}

function actorOf(role: Role): Actor {
  switch (role) {
    case 'applicant':
      return { kind: 'citizen', personId: 'applicant' }
    case 'clock':
      return { kind: 'clock' }
    case 'approvals':
    case 'bank':
      return { kind: 'system', name: role }
    default:
      return { kind: 'officer', staffId: 'officer', roles: [role], iin: null }
  }
}

function unique(problems: readonly ExploreProblem[]): readonly ExploreProblem[] {
  return [...new Map(problems.map((one) => [`${one.place} ${one.wrong}`, one])).values()]
}
