import { expect, test } from 'vitest'
import { exploreWorkflow } from './explore-workflow.ts'
import { permit } from './testing/permit.ts'
import type { Workflow } from './workflow.ts'

const { moves, stages } = permit.workflow

function explored(changes: Partial<Workflow>): readonly string[] {
  const problems = exploreWorkflow({ ...permit, workflow: { ...permit.workflow, ...changes } })
  return problems.map(({ place, wrong }) => `${place}: ${wrong}`)
}

const without = (...gone: readonly string[]) =>
  Object.fromEntries(Object.entries(moves).filter(([id]) => !gone.includes(id)))
const { signed: _, ...unsigned } = moves.send!

test('a sound workflow raises no problem', () => {
  expect(explored({})).toEqual([])
})

test.each([
  ['a stage nobody reaches', { moves: without('check') }, 'checked: No way leads here.'],
  ['a dead end', { moves: without('grant', 'refuse', 'run-late') }, 'checked: A dead end, and not final.'],
  [
    'money before the signature',
    { moves: { ...moves, send: unsigned } },
    'checked → grant by reviewer: Money is ordered before the last signature.',
  ],
  [
    'money before all have agreed',
    { moves: { ...moves, check: { ...moves.check!, does: ['ask-approvals'] } } },
    'checked → grant by reviewer: Money is ordered before the last signature.',
  ],
  [
    'a signature before all have agreed',
    {
      moves: {
        ...moves,
        send: { ...moves.send!, does: ['ask-approvals'], by: ['applicant'] },
        check: { ...moves.check!, signed: 'first-head' },
      },
    },
    'checked → grant by reviewer: Money is ordered before all have agreed.',
  ],
  [
    'a clock without its move',
    { moves: { ...moves, expire: { ...moves.expire!, by: ['applicant'] } } },
    'draft: When its time is over, the clock may not make the move expire from here.',
  ],
  [
    'a bank that cannot report',
    { moves: without('bank-returned') },
    'bank-returned: The part bank has no such move to report by.',
  ],
  [
    'approvals that cannot report',
    { moves: { ...moves, send: { ...moves.send!, does: ['ask-approvals'] } } },
    'all-approved: The part approvals has no such move to report by.',
  ],
  [
    'a way on from the end',
    { moves: { ...moves, send: { ...moves.send!, from: ['draft', 'refused'] } } },
    'refused: It is final, and a move leads on.',
  ],
  [
    'a stage without an owner',
    { stages: { ...stages, review: { limit: { term: 'review', move: 'run-late' } } } },
    'review: It has no owner.',
  ],
  [
    'a stage without a limit',
    { stages: { ...stages, review: { owner: 'bank' } } },
    'review: It has no limit.',
  ],
])('%s is found', (_, changes, problem) => {
  expect(explored(changes as Partial<Workflow>)).toContain(problem)
})
