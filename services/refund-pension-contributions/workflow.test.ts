import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type ApplicationState,
  type Decided,
  decideMove,
  exploreWorkflow,
  type MoveValues,
} from '#modules/service-kit'
import { askar } from './people.ts'
import { refundPensionContributions as service } from './service.ts'

const now = new Date('2026-12-01T05:00:00Z')
const payer: Actor = { kind: 'citizen', personId: 'askar' }
const approvals: Actor = { kind: 'system', name: 'approvals' }
const bank: Actor = { kind: 'system', name: 'bank' }
const clock: Actor = { kind: 'clock' }
const officer = (role: string, staffId = role): Actor => ({
  kind: 'officer',
  staffId,
  roles: [role],
  iin: null,
})
const refusal: MoveValues = { refusal: 'no-ground', words: 'Взносы уплачены верно' }

function given(stage: string, changes: Partial<ApplicationState> = {}): ApplicationState {
  return {
    stage,
    moves: 1,
    personId: 'askar',
    facts: { applicantIin: askar.iin, payer: askar.payer, answers: askar.answers },
    allApproved: false,
    manifest: 'hash',
    due: { expire: now, remind: now, 'run-late': now, 'close-unanswered': now, 'discard-draft': now },
    madeBy: {},
    ...changes,
  }
}

function when(
  state: ApplicationState,
  by: Actor,
  move: string,
  values: MoveValues = {},
  signed = 'hash',
): Decided {
  return decideMove(service, state, { by, move, expectedMoves: null, values, signed }, now)
}

function then(decided: Decided): string {
  return decided.kind === 'moved' ? decided.to : decided.code
}

test('the explorer finds no dead end, no stage without owner or limit, no money before the last signature', () => {
  expect(exploreWorkflow(service)).toEqual([])
})

test('from the draft to the money, each stage in its turn', () => {
  const story: readonly [Actor, string, string, Partial<ApplicationState>?, MoveValues?][] = [
    [payer, 'submit', 'awaiting-approval'],
    [approvals, 'some-approved', 'partially-approved'],
    [approvals, 'all-approved', 'awaiting-signature', { allApproved: true }],
    [payer, 'sign', 'review', { allApproved: true }],
    [officer('reviewer'), 'ask-information', 'awaiting-information', {}, { words: 'Пришлите приказ' }],
    [payer, 'give-information', 'review', {}, { words: 'Вот он' }],
    [officer('reviewer'), 'accept', 'execution'],
    [officer('fund-officer'), 'execute', 'payment'],
    [bank, 'bank-paid', 'executed'],
  ]
  let stage = 'draft'
  for (const [by, move, to, changes, values] of story) {
    expect([move, then(when(given(stage, changes), by, move, values))]).toEqual([move, to])
    stage = to
  }
})

describe('employees', () => {
  test.each([
    [
      'all agreed, but the count does not say so',
      'partially-approved',
      approvals,
      'all-approved',
      'not-all-approved',
    ],
    ['one declines', 'partially-approved', approvals, 'one-declined', 'declined'],
    ['the payer mends a declined application', 'declined', payer, 'change', 'awaiting-approval'],
    ['the payer says that all agreed', 'awaiting-approval', payer, 'all-approved', 'not-yours'],
    ['five silent working days passed', 'partially-approved', clock, 'remind', 'partially-approved'],
    ['ten passed', 'partially-approved', clock, 'expire', 'expired'],
    ['ten passed after a decline', 'declined', clock, 'expire', 'expired'],
  ])('%s', (_, stage, by, move, expected) => {
    expect(then(when(given(stage), by, move))).toBe(expected)
  })

  test('go on with the clock that runs, and a new version begins a new one', () => {
    const clocks = (decided: Decided) => (decided.kind === 'moved' ? decided.clocks : [])
    expect(clocks(when(given('awaiting-approval'), approvals, 'some-approved'))).toMatchObject([
      { term: 'approval', continues: true },
      { term: 'silence', continues: true },
    ])
    expect(clocks(when(given('declined'), payer, 'change'))).toEqual([
      { term: 'approval', move: 'expire' },
      { term: 'silence', move: 'remind' },
    ])
  })
})

describe('the payer', () => {
  test.each(['draft', 'awaiting-approval', 'partially-approved', 'declined', 'awaiting-signature'])(
    'may withdraw in %s',
    (stage) => {
      const decided = when(given(stage), payer, 'withdraw')
      expect(decided).toMatchObject({ to: 'withdrawn', does: ['release-rows', 'end-approvals'] })
    },
  )
  test.each(['review', 'execution', 'payment', 'executed'])('may no longer withdraw in %s', (stage) => {
    expect(then(when(given(stage), payer, 'withdraw'))).toBe('wrong-stage')
  })
  test('signs what all have agreed to, and nothing else', () => {
    const ready = given('awaiting-signature', { allApproved: true })
    expect(then(when(ready, payer, 'sign', {}, 'an earlier version'))).toBe('signature-of-other')
    expect(then(when(given('awaiting-signature'), payer, 'sign'))).toBe('not-all-approved')
  })
})

describe('a refusal', () => {
  const proposed = (staffId: string) => given('refusal-proposed', { madeBy: { 'propose-refusal': staffId } })
  test('is proposed by one officer and confirmed by another', () => {
    expect(then(when(given('review'), officer('reviewer'), 'propose-refusal', refusal))).toBe(
      'refusal-proposed',
    )
    const confirm = (by: string) => when(proposed('one'), officer('reviewer', by), 'confirm-refusal', refusal)
    expect(then(confirm('one'))).toBe('second-person')
    expect(confirm('two')).toMatchObject({
      to: 'refused',
      does: ['release-rows'],
      tell: { applicant: 'refused' },
    })
  })
  test.each([
    [{}, 'refusal-missing'],
    [{ refusal: 'weather', words: 'x' }, 'refusal-unknown'],
    [{ refusal: 'no-ground' }, 'words-missing'],
  ])('with %o is %s', (values, code) => {
    expect(then(when(given('review'), officer('reviewer'), 'propose-refusal', values))).toBe(code)
  })
  test('comes by itself when a question is left unanswered', () => {
    expect(then(when(given('awaiting-information'), clock, 'close-unanswered'))).toBe('refused')
  })
})

describe('money', () => {
  test('is ordered by the fund alone, once the State Corporation has accepted', () => {
    expect(when(given('execution'), officer('fund-officer'), 'execute')).toMatchObject({
      does: ['order-payment'],
    })
    expect(then(when(given('execution'), officer('reviewer'), 'execute'))).toBe('not-yours')
    expect(then(when(given('review'), officer('fund-officer'), 'execute'))).toBe('wrong-stage')
  })
  test('that comes back frees the rows for another application', () => {
    expect(when(given('payment'), bank, 'bank-returned')).toMatchObject({
      to: 'returned',
      does: ['release-rows'],
    })
  })
})

test('a late office is said to the person, and the work goes on', () => {
  for (const stage of ['review', 'refusal-proposed', 'execution', 'payment'])
    expect(when(given(stage), clock, 'run-late')).toMatchObject({ to: stage, tell: { applicant: 'late' } })
})
