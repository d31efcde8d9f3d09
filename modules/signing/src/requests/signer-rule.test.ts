import { expect, test } from 'vitest'
import { type SignerRule, signerFault } from './signer-rule.ts'

const [iin, other, bin, otherBin] = ['771126300017', '850715300013', '150440000013', '170241000045'] as const
const individual: SignerRule = { iin, needs: 'individual' }
const firstHead: SignerRule = { iin, needs: 'first-head', bin }

test.each([
  ['one’s own certificate of an individual', individual, { iin, bin: null, roles: ['individual'] }, null],
  ['the first head’s', firstHead, { iin, bin, roles: ['legal-entity', 'first-head'] }, null],
  ['somebody else’s', individual, { iin: other, bin: null, roles: ['individual'] }, 'other-person'],
  ['one without an IIN', individual, { iin: null, bin: null, roles: [] }, 'not-a-person'],
  [
    'that of an organisation where an individual is asked',
    individual,
    { iin, bin, roles: ['legal-entity', 'first-head'] },
    'organization-certificate',
  ],
  [
    'that of an individual where the first head is asked',
    firstHead,
    { iin, bin: null, roles: ['individual'] },
    'individual-certificate',
  ],
  [
    'the first head’s of another organisation',
    firstHead,
    { iin, bin: otherBin, roles: ['legal-entity', 'first-head'] },
    'other-organization',
  ],
  ['an employee’s', firstHead, { iin, bin, roles: ['legal-entity', 'employee'] }, 'not-first-head'],
  [
    'that of one with the right to sign',
    firstHead,
    { iin, bin, roles: ['legal-entity', 'right-to-sign'] },
    'not-first-head',
  ],
  [
    'another first head of the same organisation',
    firstHead,
    { iin: other, bin, roles: ['legal-entity', 'first-head'] },
    'other-person',
  ],
] as const)('%s', (_, rule, profile, fault) => {
  expect(signerFault(profile, rule)).toBe(fault)
})
