import { describe, expect, test } from 'vitest'
import {
  authority,
  authorityExtensions,
  type Holder,
  type HolderOptions,
  person,
  policy,
  type Question,
  root,
  verdict,
} from '../testing/test-pki.ts'
import {
  anyPolicy,
  encodeInhibitAnyPolicy,
  encodeKeyUsage,
  encodePolicies,
  encodePolicyConstraints,
  encodePolicyMappings,
  keyUsageBit,
} from '../x509/index.ts'

/** The policies of a certificate: numbers of test policies, or any; then what else it says. */
type Said = {
  readonly policies?: readonly (number | 'any')[]
  readonly more?: readonly Uint8Array[]
  readonly selfIssued?: boolean
}

const anchor = await root()
const explicit = { explicitPolicy: true }
const from = (...numbers: readonly number[]): Question => ({ initialPolicySet: numbers.map(policy) })
const maps = (...pairs: readonly (readonly [number, number])[]) =>
  encodePolicyMappings(pairs.map(([issuer, subject]) => [policy(issuer), policy(subject)] as const))

/** A chain of authorities and, last, a person, each saying so. */
async function chain(...said: readonly Said[]): Promise<readonly Holder[]> {
  const holders = [anchor]
  for (const [index, one] of said.entries())
    holders.push(await next(holders.at(-1)!, one, index, index === said.length - 1))
  return holders
}

function next(
  issuer: Holder,
  { policies, more = [], selfIssued }: Said,
  index: number,
  isLast: boolean,
): Promise<Holder> {
  const list = policies
    ? [encodePolicies(policies.map((one) => (one === 'any' ? anyPolicy : policy(one))))]
    : []
  const usage = encodeKeyUsage(keyUsageBit.digitalSignature)
  const options: HolderOptions = {
    subject: selfIssued ? issuer.name : isLast ? 'Person' : `CA ${index}`,
    extensions: isLast ? [usage, ...list, ...more] : authorityExtensions(...list, ...more),
  }
  return isLast ? person(issuer, options) : authority(issuer, '', options)
}

const p = (...policies: readonly (number | 'any')[]): Said => ({ policies })

describe('4.8 policies', () => {
  test.each<[string, readonly Said[], Question, string]>([
    ['one policy throughout', [p(1), p(1)], explicit, 'valid'],
    ['… that the user wants', [p(1), p(1)], { ...explicit, ...from(1) }, 'valid'],
    ['… that the user does not want', [p(1), p(1)], { ...explicit, ...from(2) }, 'policy-required'],
    ['… among several', [p(1), p(1)], { ...explicit, ...from(1, 2) }, 'valid'],
    ['no policies at all, none required', [{}, {}], {}, 'valid'],
    ['no policies at all, one required', [{}, {}], explicit, 'policy-required'],
    ['different policies, none required', [p(1), p(2)], {}, 'valid'],
    ['different policies, one required', [p(1), p(2)], explicit, 'policy-required'],
    ['the authority has none', [{}, p(1)], explicit, 'policy-required'],
    ['a sub-authority narrows to another', [p(1), p(2), p(1)], explicit, 'policy-required'],
    ['several, one in common', [p(1, 2, 3), p(1, 2), p(1)], { ...explicit, ...from(1) }, 'valid'],
    ['several, another wanted', [p(1, 2, 3), p(1, 2), p(1)], { ...explicit, ...from(2) }, 'policy-required'],
    ['nothing in common', [p(1, 2), p(3), p(3)], explicit, 'policy-required'],
    ['any above, one below', [p('any'), p(1)], { ...explicit, ...from(1) }, 'valid'],
    [
      'any above, one below, another wanted',
      [p('any'), p(1)],
      { ...explicit, ...from(2) },
      'policy-required',
    ],
    ['any throughout', [p('any'), p('any')], explicit, 'valid'],
    ['any throughout, one wanted', [p('any'), p('any')], { ...explicit, ...from(1) }, 'valid'],
    ['one above, any below', [p(1), p('any')], { ...explicit, ...from(1) }, 'valid'],
    [
      'one above, any below, another wanted',
      [p(1), p('any')],
      { ...explicit, ...from(2) },
      'policy-required',
    ],
  ])('%s', async (_, said, question, expected) => {
    expect(await verdict(await chain(...said), question)).toBe(expected)
  })
})

describe('4.9 a policy is required', () => {
  const require = (after: number, ...policies: readonly (number | 'any')[]): Said => ({
    policies,
    more: [encodePolicyConstraints(after)],
  })
  test.each<[string, readonly Said[], string]>([
    ['after ten more, none given', [require(10, 1), p(1), p(1), {}], 'valid'],
    ['after five more, none given', [require(5, 1), p(1), p(1), {}], 'valid'],
    ['after four more, none given at the fifth', [require(4, 1), p(1), p(1), p(1), {}], 'policy-required'],
    ['at once, given', [require(0, 1), p(1), p(1), p(1)], 'valid'],
    ['at once, not given', [require(0, 1), p(1), p(1), {}], 'policy-required'],
    ['seven, then two, then four', [require(7, 1), require(2, 1), require(4, 1), {}], 'policy-required'],
    ['by the person alone', [{}, { more: [encodePolicyConstraints(0)] }], 'policy-required'],
    ['by the person later', [{}, { more: [encodePolicyConstraints(1)] }], 'valid'],
    ['after two, a self-issued one between', [require(2, 1), { ...p(1), selfIssued: true }, {}], 'valid'],
    [
      'after two, a sub-authority between',
      [require(2, 1), { ...p(1), selfIssued: true }, p(1), {}],
      'policy-required',
    ],
  ])('%s', async (_, said, expected) => {
    expect(await verdict(await chain(...said))).toBe(expected)
  })
})

describe('4.10 policies are mapped', () => {
  const mapped = (said: Said, ...pairs: readonly (readonly [number, number])[]): Said => ({
    ...said,
    more: [maps(...pairs)],
  })
  const any = encodePolicyMappings([[anyPolicy, policy(1)]])
  const toAny = encodePolicyMappings([[policy(1), anyPolicy]])
  test.each<[string, readonly Said[], Question, string]>([
    ['1 to 2', [mapped(p(1), [1, 2]), p(2)], { ...explicit, ...from(1) }, 'valid'],
    ['1 to 2, and 2 wanted', [mapped(p(1), [1, 2]), p(2)], { ...explicit, ...from(2) }, 'policy-required'],
    [
      '1 to 2, mapping inhibited by the user',
      [mapped(p(1), [1, 2]), p(2)],
      { ...explicit, ...from(1), policyMappingInhibit: true },
      'policy-required',
    ],
    ['1 to 2, the person stays at 1', [mapped(p(1), [1, 2]), p(1)], explicit, 'policy-required'],
    [
      'twice',
      [mapped(p(1, 2), [1, 3], [2, 4]), mapped(p(3, 4), [3, 5], [4, 6]), p(5)],
      { ...explicit, ...from(1) },
      'valid',
    ],
    [
      'twice, another wanted',
      [mapped(p(1, 2), [1, 3], [2, 4]), mapped(p(3, 4), [3, 5], [4, 6]), p(5)],
      { ...explicit, ...from(2) },
      'policy-required',
    ],
    ['any as the issuer\u2019s', [{ ...p(1), more: [any] }, p(1)], {}, 'policy-mapping'],
    ['any as the subject\u2019s', [{ ...p(1), more: [toAny] }, p(1)], {}, 'policy-mapping'],
    ['under any', [mapped(p('any'), [1, 2]), p(2)], { ...explicit, ...from(1) }, 'valid'],
    [
      'under any, another wanted',
      [mapped(p('any'), [1, 2]), p(2)],
      { ...explicit, ...from(3) },
      'policy-required',
    ],
    ['one to several', [mapped(p(1), [1, 2], [1, 3]), p(3)], { ...explicit, ...from(1) }, 'valid'],
    ['several to one', [mapped(p(1, 2), [1, 3], [2, 3]), p(3)], { ...explicit, ...from(2) }, 'valid'],
    ['of what it does not have', [mapped(p(1), [4, 2]), p(2)], explicit, 'policy-required'],
    ['and any beside', [mapped(p(1, 'any'), [1, 2]), p(2)], { ...explicit, ...from(1) }, 'valid'],
    [
      'and any beside: 1 below stands under any',
      [mapped(p(1, 'any'), [1, 2]), p(1)],
      { ...explicit, ...from(1) },
      'valid',
    ],
    [
      'and any beside: others stay',
      [mapped(p(1, 'any'), [1, 2]), p(3)],
      { ...explicit, ...from(3) },
      'valid',
    ],
    [
      'by the person: of no effect',
      [p(1), { ...p(1), more: [maps([1, 2])] }],
      { ...explicit, ...from(1) },
      'valid',
    ],
  ])('%s', async (_, said, question, expected) => {
    expect(await verdict(await chain(...said), question)).toBe(expected)
  })
  test('hostile mappings cost no time', async () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
    const all = numbers.flatMap((a) => numbers.map((b) => [a, b] as const))
    const level = mapped(p(...numbers), ...all)
    const path = await chain(...Array.from({ length: 14 }, () => level), p(9))
    const started = performance.now()
    expect(await verdict(path, explicit)).toBe('policy-required')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('4.11 mapping is inhibited', () => {
  const inhibit = (after: number, said: Said): Said => ({
    ...said,
    more: [encodePolicyConstraints(0, after), ...(said.more ?? [])],
  })
  const mapped = (policies: readonly number[], ...pairs: readonly (readonly [number, number])[]): Said => ({
    policies,
    more: [maps(...pairs)],
  })
  test.each<[string, readonly Said[], string]>([
    ['at once', [inhibit(0, p(1, 2)), mapped([1], [1, 2]), p(2)], 'policy-required'],
    ['after one', [inhibit(1, p(1, 2)), mapped([1, 2], [1, 3], [2, 4]), p(3)], 'valid'],
    [
      'after one, a second maps',
      [inhibit(1, p(1)), mapped([1], [1, 3]), mapped([3], [3, 4]), p(4)],
      'policy-required',
    ],
    ['after one, and the second keeps', [inhibit(1, p(1)), mapped([1], [1, 3]), p(3), p(3)], 'valid'],
    [
      'after five, then one, then five',
      [inhibit(5, p(1)), inhibit(1, p(1)), inhibit(5, p(1)), mapped([1], [1, 2]), p(2)],
      'policy-required',
    ],
    [
      'after one, a self-issued one between',
      [inhibit(1, p(1)), { ...p(1), selfIssued: true }, mapped([1], [1, 2]), p(2)],
      'valid',
    ],
    [
      'after one, self-issued and a sub-authority between',
      [inhibit(1, p(1)), { ...p(1), selfIssued: true }, p(1), mapped([1], [1, 2]), p(2)],
      'policy-required',
    ],
  ])('%s', async (_, said, expected) => {
    expect(await verdict(await chain(...said))).toBe(expected)
  })
})

describe('4.12 any policy is inhibited', () => {
  const inhibit = (after: number, said: Said): Said => ({
    ...said,
    more: [encodePolicyConstraints(0), encodeInhibitAnyPolicy(after)],
  })
  test.each<[string, readonly Said[], Question, string]>([
    ['at once, any below', [inhibit(0, p(1)), p('any')], {}, 'policy-required'],
    ['at once, any and another below', [inhibit(0, p(1)), p('any', 1)], {}, 'valid'],
    ['after one, any below', [inhibit(1, p(1)), p('any')], {}, 'valid'],
    ['after one, any below a sub-authority', [inhibit(1, p(1)), p('any'), p('any')], {}, 'policy-required'],
    ['by the user', [p('any'), p(1)], { anyPolicyInhibit: true, explicitPolicy: true }, 'policy-required'],
    ['after five, then one', [inhibit(5, p(1)), inhibit(1, p(1)), p('any'), p('any')], {}, 'policy-required'],
    [
      'a self-issued one may still say any',
      [inhibit(0, p(1)), { ...p('any'), selfIssued: true }, p(1)],
      {},
      'valid',
    ],
    [
      '… but not its person',
      [inhibit(0, p(1)), { ...p('any'), selfIssued: true }, p('any')],
      {},
      'policy-required',
    ],
    [
      'a self-issued person is not excepted',
      [inhibit(0, p(1)), { ...p('any'), selfIssued: true }],
      {},
      'policy-required',
    ],
    [
      'after one, a self-issued one does not count',
      [inhibit(1, p(1)), { ...p('any'), selfIssued: true }, p('any')],
      {},
      'valid',
    ],
  ])('%s', async (_, said, question, expected) => {
    expect(await verdict(await chain(...said), question)).toBe(expected)
  })
})
