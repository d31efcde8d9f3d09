import { describe, expect, test } from 'vitest'
import { type ApplicationState, decideMove, type MoveRequest, movesFor } from './decide-move.ts'
import { permit } from './testing/permit.ts'

const now = new Date('2026-12-01T05:00:00Z')
const later = new Date('2026-12-01T05:00:01Z')
const answers = { phone: '+77011234567', abroad: 'no' }

function given(changes: Partial<ApplicationState> = {}): ApplicationState {
  return {
    stage: 'draft',
    moves: 4,
    personId: 'aigul',
    facts: { applicantIin: '850715300013', payer: null, answers },
    allApproved: false,
    manifest: 'what stands here',
    due: {},
    madeBy: {},
    ...changes,
  }
}

const aigul = { kind: 'citizen', personId: 'aigul' } as const
const officer = { kind: 'officer', staffId: 'o1', roles: ['reviewer'], iin: '900101300017' } as const

function asks(changes: Partial<MoveRequest> = {}): MoveRequest {
  return {
    by: aigul,
    move: 'send',
    expectedMoves: 4,
    values: {},
    signed: 'what stands here',
    ...changes,
  }
}

describe('given a complete draft', () => {
  test('when its person sends it signed, then it goes to review and they are told', () => {
    expect(decideMove(permit, given(), asks(), now)).toEqual({
      kind: 'moved',
      move: 'send',
      from: 'draft',
      to: 'review',
      does: [],
      tell: { applicant: 'sent' },
      clocks: [{ term: 'review', move: 'run-late' }],
    })
  })

  test.each([
    ['it is sent unsigned', asks({ signed: null }), 'signature-missing'],
    ['the signature covers something else', asks({ signed: 'an earlier version' }), 'signature-of-other'],
    ['somebody else sends it', asks({ by: { kind: 'citizen', personId: 'bolat' } }), 'not-yours'],
    ['an officer sends it', asks({ by: officer }), 'not-yours'],
    ['the page is older than the last move', asks({ expectedMoves: 3 }), 'stale'],
    ['the move does not exist', asks({ move: 'fly' }), 'unknown-move'],
    ['the move begins elsewhere', asks({ move: 'check', by: officer }), 'wrong-stage'],
  ])('when %s, then nothing moves', (_, request, code) => {
    expect(decideMove(permit, given(), request, now)).toEqual({ kind: 'refused', code })
  })

  test('when a question is open, then it says which', () => {
    const facts = { ...given().facts, answers: { abroad: 'yes' } }
    expect(decideMove(permit, given({ facts }), asks(), now)).toEqual({
      kind: 'refused',
      code: 'incomplete',
      problems: [
        { field: 'phone', code: 'missing' },
        { field: 'country', code: 'missing' },
      ],
    })
  })

  test('when the rules do not admit the person, then the reason is given', () => {
    const payer = { id: '1', name: 'A', kind: 'legal-entity', headIin: '2', active: true } as const
    const facts = { ...given().facts, payer }
    expect(decideMove(permit, given({ facts }), asks(), now)).toMatchObject({
      code: 'not-eligible',
      eligibility: { outcome: 'no', reason: 'too-many' },
    })
  })
})

describe('given a clock that runs', () => {
  const clock = asks({ by: { kind: 'clock' }, move: 'expire', expectedMoves: null })
  test('when it comes on time, then the draft expires', () => {
    expect(decideMove(permit, given({ due: { expire: now } }), clock, now)).toMatchObject({ to: 'expired' })
  })
  test.each([
    ['early', { expire: later }],
    ['without a due date', {}],
  ])('when it comes %s, then nothing moves', (_, due) => {
    expect(decideMove(permit, given({ due }), clock, now)).toEqual({ kind: 'refused', code: 'not-due' })
  })
  test('when it only reminds, then no clock begins anew', () => {
    const remind = asks({ by: { kind: 'clock' }, move: 'remind', expectedMoves: null })
    expect(decideMove(permit, given({ due: { remind: now } }), remind, now)).toMatchObject({
      to: 'draft',
      clocks: [],
    })
  })
})

describe('given a decision of officers', () => {
  const grant = asks({ by: officer, move: 'grant' })
  test('when one officer did both, then another is asked for', () => {
    const state = given({ stage: 'checked', madeBy: { check: 'o1' } })
    expect(decideMove(permit, state, grant, now)).toEqual({ kind: 'refused', code: 'second-person' })
    expect(
      decideMove(permit, given({ stage: 'checked', madeBy: { check: 'o2' } }), grant, now),
    ).toMatchObject({ to: 'paying', does: ['order-payment'] })
  })
  test('when it is the officer’s own application, then they stay away', () => {
    const own = asks({ by: { ...officer, iin: '850715300013' }, move: 'grant' })
    expect(decideMove(permit, given({ stage: 'checked' }), own, now)).toMatchObject({ code: 'own-case' })
  })
  test.each([
    [{}, 'refusal-missing'],
    [{ refusal: 'toString' }, 'refusal-unknown'],
    [{ refusal: 'no-plan' }, 'words-missing'],
    [{ refusal: 'no-plan', words: '  ' }, 'words-missing'],
    [{ refusal: 'no-plan', words: 'ж'.repeat(2001) }, 'words-too-long'],
  ])('when it refuses with %o, then %s', (values, code) => {
    const refuse = asks({ by: officer, move: 'refuse', values })
    expect(decideMove(permit, given({ stage: 'review' }), refuse, now)).toMatchObject({ code })
  })
})

test('what a page offers is what the person may do from here', () => {
  const draft = { stage: 'draft', personId: 'aigul' }
  expect(movesFor(permit, draft, aigul)).toEqual(['send'])
  expect(movesFor(permit, draft, officer)).toEqual([])
  expect(movesFor(permit, { ...draft, stage: 'review' }, officer)).toEqual(['check', 'refuse'])
})
