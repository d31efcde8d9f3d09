import { describe, expect, test } from 'vitest'
import {
  type CaseMove,
  type CaseState,
  caseMoves,
  caseStates,
  mayMoveCase,
  sidesOf,
} from './document-case.ts'

const moves = Object.keys(caseMoves) as CaseMove[]
const possibleAt = (state: CaseState) => moves.filter((move) => mayMoveCase(state, move))

describe('given a document, what may be done with it', () => {
  test.each<[CaseState, readonly CaseMove[]]>([
    ['draft', ['addPicture', 'setCorners', 'confirmFields', 'attachVideo', 'sendDocument', 'deleteDocument']],
    ['waiting', ['deleteDocument', 'claimCase']],
    ['claimed', ['deleteDocument', 'releaseCase', 'openCase', 'decideCase']],
    ['approved', ['deleteDocument', 'attachAgain']],
    ['rejected', ['appealDecision', 'deleteDocument', 'attachAgain']],
    [
      'new-photo-asked',
      ['addPicture', 'setCorners', 'confirmFields', 'attachVideo', 'sendDocument', 'deleteDocument'],
    ],
    ['escalated', ['deleteDocument', 'claimCase']],
    ['appealed', ['deleteDocument', 'claimCase']],
    ['deleted', ['attachAgain']],
  ])('%s', (state, expected) => {
    expect(possibleAt(state)).toEqual(expected)
  })
})

test('a person never decides, and a moderator never changes what a person sent', () => {
  const by = (who: 'person' | 'moderator') => moves.filter((move) => caseMoves[move].by === who)
  expect(by('moderator')).toEqual(['claimCase', 'releaseCase', 'openCase', 'decideCase'])
  expect(by('person')).not.toContain('decideCase')
})

test('whatever happens, its owner can delete it', () => {
  for (const state of caseStates.filter((one) => one !== 'deleted'))
    expect(mayMoveCase(state, 'deleteDocument')).toBe(true)
})

test('cards have two sides, a passport and a certificate one page', () => {
  expect(sidesOf('id-card')).toEqual(['front', 'back'])
  expect(sidesOf('residence-permit')).toEqual(['front', 'back'])
  expect(sidesOf('passport')).toEqual(['page'])
  expect(sidesOf('candas-certificate')).toEqual(['page'])
})
