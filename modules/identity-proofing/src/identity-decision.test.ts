import { expect, test } from 'vitest'
import type { Individual, Outcome } from '#modules/registries'
import { decideIdentity, isFailedAttempt, type Likeness, refusalCodes } from './identity-decision.ts'

const today = '2026-11-22'
const document = {
  kind: 'id-card',
  number: '012345678',
  issuedOn: '2020-01-01',
  expiresOn: '2030-01-01',
  issuer: 'МВД РК',
} as const
const aigerim: Individual = {
  iin: '850715300013',
  surname: 'Қасымова',
  name: 'Әйгерім',
  latinSurname: 'KASSYMOVA',
  latinName: 'AIGERIM',
  birthDate: '1985-07-15',
  sex: 'female',
  status: 'citizen',
  documents: [document],
}
const found = (change: Partial<Individual> = {}): Outcome<Individual | null> => ({
  kind: 'answer',
  answer: { ...aigerim, ...change },
})
const unavailable = (reason: 'slow' | 'failing' | 'wrong-answer') =>
  ({ kind: 'unavailable', reason }) as const
const expired = { documents: [{ ...document, expiresOn: '2026-11-21' }] }
const code = (outcome: Outcome<Individual | null>, likeness: Likeness) => {
  const decision = decideIdentity(outcome, likeness, today)
  return decision.kind === 'refused' ? decision.refusal.code : decision.kind
}

test('given a living adult with a valid document, when the face matches, then the person is verified', () => {
  expect(decideIdentity(found(), 'match', today)).toEqual({ kind: 'verified', individual: aigerim })
})

test.each([
  ['the registry knows no such IIN', { kind: 'answer', answer: null }, 'unseen'],
  ['the registry has no photograph', found(), 'unseen'],
  ['the face is another one', found(), 'no-match'],
  ['the face is another one and the person died', found({ deceasedOn: '2020-01-01' }), 'no-match'],
  ['the face is another one and the document expired', found(expired), 'no-match'],
  ['the registry talks nonsense', unavailable('wrong-answer'), 'unseen'],
] as const)('when %s, the refusal is the one general sentence', (_, outcome, likeness) => {
  expect(decideIdentity(outcome, likeness, today)).toEqual({
    kind: 'refused',
    refusal: { code: 'mismatch', reasons: [], expiredOn: null },
  })
})

test.each([
  ['the person died', found({ deceasedOn: '2020-01-01' }), 'deceased'],
  ['the document expired yesterday', found(expired), 'document-expired'],
  ['the document expires today', found({ documents: [{ ...document, expiresOn: today }] }), 'verified'],
  [
    'an old document expired and a new one is valid',
    found({ documents: [...expired.documents, document] }),
    'verified',
  ],
  ['there is no document', found({ documents: [] }), 'no-document'],
  ['the person turns 18 tomorrow', found({ birthDate: '2008-11-23' }), 'under-age'],
  ['the person turns 18 today', found({ birthDate: '2008-11-22' }), 'verified'],
] as const)('when the face matched and %s, the exact word is %s', (_, outcome, expected) => {
  expect(code(outcome, 'match')).toBe(expected)
})

test('an expired document is named with its last day', () => {
  expect(decideIdentity(found(expired), 'match', today)).toMatchObject({
    refusal: { expiredOn: '2026-11-21' },
  })
})

test('a face that is neither alike nor different is for a person to decide', () => {
  expect(code(found({ deceasedOn: '2020-01-01' }), 'review')).toBe('review')
})

test.each(['slow', 'failing'] as const)('a registry that is %s decides nothing', (reason) => {
  expect(code(unavailable(reason), 'unseen')).toBe('wait')
})

test('only videos that did not convince count towards the lock', () => {
  expect(refusalCodes.filter(isFailedAttempt)).toEqual(['video', 'review', 'mismatch'])
})
