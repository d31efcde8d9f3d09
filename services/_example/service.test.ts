import { describe, expect, test } from 'vitest'
import { type Actor, type ApplicationState, decideMove, exploreWorkflow } from '#modules/service-kit'
import { eligibility } from './eligibility.ts'
import { people } from './people.ts'
import { exampleService as service } from './service.ts'

const now = new Date('2026-12-01T05:00:00Z')
const [sample] = people
const person: Actor = { kind: 'citizen', personId: 'person' }
const officer: Actor = { kind: 'officer', staffId: 'officer', roles: ['reviewer'], iin: null }
const clock: Actor = { kind: 'clock' }
const refusal = { refusal: 'no-ground', words: 'Негіз жоқ' }

function given(stage: string): ApplicationState {
  return {
    stage,
    moves: 0,
    personId: 'person',
    facts: { applicantIin: sample!.iin, payer: null, answers: sample!.answers },
    allApproved: false,
    manifest: 'hash',
    due: { expire: now, 'run-late': now },
    madeBy: {},
  }
}

test('the explorer finds nothing wrong with the workflow', () => {
  expect(exploreWorkflow(service)).toEqual([])
})

describe('given / when / then', () => {
  test.each<[string, Actor, string, string]>([
    ['draft', person, 'send', 'review'],
    ['draft', clock, 'expire', 'ended'],
    ['review', officer, 'grant', 'granted'],
    ['review', officer, 'refuse', 'refused'],
    ['review', clock, 'run-late', 'review'],
    ['review', person, 'withdraw', 'ended'],
    ['review', person, 'grant', 'not-yours'],
    ['granted', person, 'withdraw', 'wrong-stage'],
  ])('in %s, when %o makes the move %s, then %s', (stage, by, move, expected) => {
    const request = { by, move, expectedMoves: null, values: refusal, signed: 'hash' }
    const decided = decideMove(service, given(stage), request, now)
    expect(decided.kind === 'moved' ? decided.to : decided.code).toBe(expected)
  })
})

test('a person may apply, and a payer is told why not', () => {
  const payer = { id: '1', name: 'A', kind: 'legal-entity', headIin: '2', active: true } as const
  const facts = { applicantIin: sample!.iin, answers: {} }
  expect(eligibility({ ...facts, payer: null })).toEqual({ outcome: 'yes' })
  expect(eligibility({ ...facts, payer })).toEqual({ outcome: 'no', reason: 'for-people-only' })
})
