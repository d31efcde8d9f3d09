import { expect, test } from 'vitest'
import { type Change, whyNotApprove, whyNotChange } from './proposal.ts'

const colleague = (memberId: string, ...roles: ('moderator' | 'administrator' | 'auditor')[]) => ({
  memberId,
  roles,
  state: 'active' as const,
})
const two = [colleague('aigul', 'administrator'), colleague('berik', 'administrator')]
const three = [...two, colleague('dana', 'administrator', 'moderator')]
const change = (memberId: string, changes: Partial<Change> = {}): Change => ({
  kind: 'roles',
  memberId,
  rolesAfter: ['moderator'],
  ...changes,
})

test.each([
  ['a third administrator becomes a moderator', change('dana'), three, null],
  ['one of two administrators becomes a moderator', change('aigul'), two, 'last-administrators'],
  ['one of two is deactivated', change('aigul', { kind: 'deactivation' }), two, 'last-administrators'],
  ['one of two gets new access', change('berik', { kind: 'new-access' }), two, 'last-administrators'],
  [
    'one of two becomes an auditor besides',
    change('aigul', { rolesAfter: ['auditor', 'administrator'] }),
    two,
    null,
  ],
  ['roles stay as they are', change('aigul', { rolesAfter: ['administrator'] }), two, 'no-change'],
  ['somebody who is not there', change('nobody'), two, 'unknown-member'],
  ['a moderator leaves two administrators', change('eva'), [...two, colleague('eva', 'auditor')], null],
  [
    'somebody who has left',
    change('gone'),
    [...two, { ...colleague('gone', 'moderator'), state: 'deactivated' as const }],
    'unknown-member',
  ],
])('%s: %#', (_, asked, staff, why) => {
  expect(whyNotChange(asked, staff)).toBe(why)
})

test('an invited administrator who has not joined is not counted', () => {
  const staff = [...two, { ...colleague('dana', 'administrator'), state: 'invited' as const }]
  expect(whyNotChange(change('aigul'), staff)).toBe('last-administrators')
})

test.each([
  ['another administrator approves', 'berik', 'open', null],
  ['the one who proposed it', 'aigul', 'open', 'own-proposal'],
  ['the one it is about', 'dana', 'open', 'own-proposal'],
  ['somebody decided before', 'berik', 'refused', 'not-open'],
] as const)('%s', (_, who, state, why) => {
  const proposal = { memberId: 'dana', proposedBy: 'aigul', state }
  expect(whyNotApprove(proposal, colleague(who, 'administrator'))).toBe(why)
})

test('a moderator approves nothing', () => {
  const proposal = { memberId: 'dana', proposedBy: 'aigul', state: 'open' as const }
  expect(whyNotApprove(proposal, colleague('eva', 'moderator'))).toBe('not-administrator')
})
