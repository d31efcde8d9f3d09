import { describe, expect, test } from 'vitest'
import { encodeNamedBits, encodeSequence } from '../der/index.ts'
import {
  at,
  authority,
  authorityExtensions,
  type Holder,
  type ListOptions,
  list,
  nameOf,
  person,
  revokedEntry,
  root,
  verdict,
} from '../testing/test-pki.ts'
import {
  attributeOid,
  type DistributionPointDraft,
  encodeAttribute,
  encodeCrlDistributionPoints,
  encodeKeyUsage,
  encodeName,
  type GeneralNameDraft,
  keyUsageBit,
} from '../x509/index.ts'

const day = 86_400_000
const anchor = await root()
const unit = (text: string) => encodeAttribute([attributeOid.commonName, text])
const place = (text: string): GeneralNameDraft => ({
  kind: 'directory',
  name: encodeName([
    [attributeOid.country, 'KZ'],
    [attributeOid.organization, 'Test'],
    [attributeOid.commonName, 'Points CA'],
    [attributeOid.commonName, text],
  ]),
})
const points = (...drafts: readonly DistributionPointDraft[]) => ({
  extensions: [encodeKeyUsage(keyUsageBit.digitalSignature), encodeCrlDistributionPoints(drafts)],
})

async function ask(
  at: DistributionPointDraft | undefined,
  lists: (ca: Holder, who: Holder) => readonly ListOptions[],
): Promise<string> {
  const ca = await authority(anchor, 'Points CA')
  const who = await person(ca, at ? points(at) : {})
  return verdict([anchor, ca, who], {
    lists: [list(anchor), ...lists(ca, who).map((options) => list(ca, options))],
  })
}

describe('4.14 distribution points', () => {
  test.each<[string, DistributionPointDraft | undefined, ListOptions['scope'], string, string]>([
    ['the same place', { full: [place('one')] }, { full: [place('one')] }, 'valid', 'revoked'],
    [
      'one of several places',
      { full: [place('two'), place('one')] },
      { full: [place('one'), place('three')] },
      'valid',
      'revoked',
    ],
    [
      'another place',
      { full: [place('one')] },
      { full: [place('two')] },
      'revocation-unknown',
      'revocation-unknown',
    ],
    [
      'a relative name in the certificate',
      { relative: unit('one') },
      { full: [place('one')] },
      'valid',
      'revoked',
    ],
    ['a relative name in the list', { full: [place('one')] }, { relative: unit('one') }, 'valid', 'revoked'],
    ['relative names in both', { relative: unit('one') }, { relative: unit('one') }, 'valid', 'revoked'],
    [
      'another relative name',
      { relative: unit('two') },
      { relative: unit('one') },
      'revocation-unknown',
      'revocation-unknown',
    ],
    [
      'a place in the list alone',
      undefined,
      { full: [place('one')] },
      'revocation-unknown',
      'revocation-unknown',
    ],
    ['a place in the certificate alone', { full: [place('one')] }, undefined, 'valid', 'revoked'],
    ['a list of people only', undefined, { only: 'user' }, 'valid', 'revoked'],
    [
      'a list of authorities only',
      undefined,
      { only: 'authority' },
      'revocation-unknown',
      'revocation-unknown',
    ],
    [
      'a list of attribute certificates only',
      undefined,
      { only: 'attribute' },
      'revocation-unknown',
      'revocation-unknown',
    ],
  ])('%s', async (_, at, scope, unlisted, listed) => {
    const scoped = scope ? { scope } : {}
    expect(await ask(at, () => [scoped])).toBe(unlisted)
    expect(await ask(at, (_ca, who) => [{ ...scoped, revoked: [who] }])).toBe(listed)
  })
  test('a list of authorities speaks for an authority, a list of people does not', async () => {
    const ca = await authority(anchor, 'Sub CA')
    const lists = (only: 'user' | 'authority') => [list(anchor, { scope: { only } }), list(ca)]
    const chain = [anchor, ca, await person(ca)]
    expect(await verdict(chain, { lists: lists('authority') })).toBe('valid')
    expect(await verdict(chain, { lists: lists('user') })).toBe('revocation-unknown')
  })
})

describe('4.14 lists for some reasons', () => {
  const compromised = 0b110
  const others = 0b1_1111_1000
  const some = (onlySomeReasons: number, revoked: readonly Holder[] = []) => ({
    scope: { onlySomeReasons },
    revoked,
  })
  test.each<[string, (who: Holder) => readonly ListOptions[], string]>([
    ['all reasons by two lists', () => [some(compromised), some(others)], 'valid'],
    ['revoked on the first', (who) => [some(compromised, [who]), some(others)], 'revoked'],
    ['revoked on the second', (who) => [some(compromised), some(others, [who])], 'revoked'],
    ['some reasons told by nobody', () => [some(compromised)], 'revocation-unknown'],
    ['one reason told by nobody', () => [some(compromised), some(others & ~8)], 'revocation-unknown'],
    ['the same reasons twice', () => [some(compromised), some(compromised)], 'revocation-unknown'],
    ['a full list beside', () => [some(compromised), {}], 'valid'],
  ])('%s', async (_, lists, expected) => {
    expect(await ask(undefined, (_ca, who) => lists(who))).toBe(expected)
  })
  test('a point may be for some reasons, another for the rest', async () => {
    const ca = await authority(anchor, 'Points CA')
    const who = await person(
      ca,
      points({ full: [place('one')], reasons: compromised }, { full: [place('two')], reasons: others }),
    )
    const one = { scope: { full: [place('one')], onlySomeReasons: compromised } }
    const two = { scope: { full: [place('two')], onlySomeReasons: others } }
    const with_ = (...lists: readonly ListOptions[]) =>
      verdict([anchor, ca, who], { lists: [list(anchor), ...lists.map((options) => list(ca, options))] })
    expect(await with_(one, two)).toBe('valid')
    expect(await with_(one)).toBe('revocation-unknown')
    expect(await with_(one, { ...two, revoked: [who] })).toBe('revoked')
  })
})

describe('4.14 lists of somebody else', () => {
  const lister = () => authority(anchor, 'Lister', { extensions: authorityExtensions() })
  const indirect = { isIndirect: true }
  test('a person is on the list their certificate names', async () => {
    const [ca, other] = [await authority(anchor, 'Points CA'), await lister()]
    const who = await person(ca, points({ full: [place('one')], crlIssuer: other.name }))
    const asked = (options: ListOptions) =>
      verdict([anchor, ca, other, who], { lists: [list(anchor), list(other, options)] })
    const scope = { full: [place('one')], isIndirect: true }
    const entry = revokedEntry(who, { certificateIssuer: ca.name })
    expect(await asked({ scope })).toBe('valid')
    expect(await asked({ scope, revoked: [entry] })).toBe('revoked')
    // Without the name of the authority the entry is about the lister's own certificate of that number.
    expect(await asked({ scope, revoked: [revokedEntry(who)] })).toBe('valid')
    expect(await asked({})).toBe('revocation-unknown')
    expect(await asked({ scope: indirect })).toBe('valid')
    expect(await asked({ scope: { ...scope, full: [place('two')] } })).toBe('revocation-unknown')
  })
  test('the issuer of an entry holds for those after it', async () => {
    const [ca, other] = [await authority(anchor, 'Points CA'), await lister()]
    const [who, next] = [
      await person(ca, points({ crlIssuer: other.name })),
      await person(ca, points({ crlIssuer: other.name })),
    ]
    const first = revokedEntry(who, { certificateIssuer: ca.name })
    const lists = (...revoked: readonly ReturnType<typeof revokedEntry>[]) => [
      list(anchor),
      list(other, { scope: indirect, revoked }),
    ]
    expect(await verdict([anchor, ca, other, next], { lists: lists(first, revokedEntry(next)) })).toBe(
      'revoked',
    )
    expect(await verdict([anchor, ca, other, next], { lists: lists(revokedEntry(next), first) })).toBe(
      'valid',
    )
  })
  test('nobody may list for an authority that did not ask', async () => {
    const [ca, other] = [await authority(anchor, 'Points CA'), await lister()]
    const who = await person(ca)
    expect(
      await verdict([anchor, ca, other, who], { lists: [list(anchor), list(other, { scope: indirect })] }),
    ).toBe('revocation-unknown')
  })
  test('a lister may be a certificate of the authority itself, and tell of itself', async () => {
    const ca = await authority(anchor, 'Points CA')
    const listerName = nameOf('Own lister')
    const own = points({ full: [place('one')], crlIssuer: listerName })
    const signs = { extensions: [encodeKeyUsage(keyUsageBit.crlSign), ...own.extensions.slice(1)] }
    const other = await person(ca, { subject: listerName, ...signs })
    const who = await person(ca, own)
    const scope = { full: [place('one')], isIndirect: true }
    const asked = (options: ListOptions) =>
      verdict([anchor, ca, other, who], { lists: [list(anchor), list(other, options)] })
    expect(await asked({ scope })).toBe('valid')
    expect(await asked({ scope, revoked: [revokedEntry(other, { certificateIssuer: ca.name })] })).not.toBe(
      'valid',
    )
    expect(await asked({ scope, revoked: [revokedEntry(who, { certificateIssuer: ca.name })] })).toBe(
      'revoked',
    )
  })
})

describe('4.15 deltas', () => {
  const complete = (revoked: ListOptions['revoked'] = [], more: ListOptions = {}): ListOptions => ({
    number: 5n,
    revoked,
    ...more,
  })
  const delta = (revoked: ListOptions['revoked'] = [], more: ListOptions = {}): ListOptions => ({
    number: 6n,
    deltaBase: 5n,
    thisUpdate: at - day,
    revoked,
    ...more,
  })
  const hold = (who: Holder) => revokedEntry(who, { reason: 6 })
  const free = (who: Holder) => revokedEntry(who, { reason: 8 })
  test.each<[string, (who: Holder) => readonly ListOptions[], string]>([
    ['nobody on either', () => [complete(), delta()], 'valid'],
    ['on the complete list', (who) => [complete([who]), delta()], 'revoked'],
    ['on the delta', (who) => [complete(), delta([who])], 'revoked'],
    ['on hold, and let go by the delta', (who) => [complete([hold(who)]), delta([free(who)])], 'valid'],
    ['on hold, then revoked by the delta', (who) => [complete([hold(who)]), delta([who])], 'revoked'],
    ['a delta alone', () => [delta()], 'revocation-unknown'],
    ['a delta to a later list', (who) => [complete(), delta([who], { deltaBase: 6n, number: 7n })], 'valid'],
    [
      'the same, and the complete list is old',
      () => [complete([], { nextUpdate: at - day }), delta([], { deltaBase: 6n, number: 7n })],
      'revocation-unknown',
    ],
    [
      'an old complete list brought up to date',
      () => [complete([], { nextUpdate: at - day }), delta()],
      'valid',
    ],
    ['an old delta', (who) => [complete(), delta([who], { nextUpdate: at - day })], 'valid'],
    ['a delta of another scope', (who) => [complete(), delta([who], { scope: { only: 'user' } })], 'valid'],
    ['a delta before the complete list', (who) => [complete([], { number: 9n }), delta([who])], 'valid'],
  ])('%s', async (_, lists, expected) => {
    expect(await ask(undefined, (_ca, who) => lists(who))).toBe(expected)
  })
})

test('reason flags are written as the standard counts them', () => {
  expect([...encodeNamedBits(0b110)]).toEqual([3, 2, 5, 0x60])
  expect([...encodeSequence()]).toEqual([0x30, 0])
})
