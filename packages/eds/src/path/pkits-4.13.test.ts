import { describe, expect, test } from 'vitest'
import { encodeExplicit, encodeOid, encodeSequence, encodeUtf8 } from '../der/index.ts'
import { authority, authorityExtensions, nameOf, person, root, verdict } from '../testing/test-pki.ts'
import {
  attributeOid,
  encodeExtension,
  encodeName,
  encodeNameConstraints,
  encodeSubjectAltName,
  type GeneralNameDraft,
  type NamePart,
} from '../x509/index.ts'

const anchor = await root()
const dir = (...units: readonly string[]): GeneralNameDraft => ({ kind: 'directory', name: named(...units) })
const email = (text: string): GeneralNameDraft => ({ kind: 'email', text })
const dns = (text: string): GeneralNameDraft => ({ kind: 'dns', text })
const uri = (text: string): GeneralNameDraft => ({ kind: 'uri', text })
const ip = (...octets: readonly number[]): GeneralNameDraft => ({
  kind: 'ip',
  octets: Uint8Array.from(octets),
})

function named(...units: readonly string[]): Uint8Array {
  return encodeName([
    [attributeOid.country, 'KZ'],
    ...units.map((unit): NamePart => [attributeOid.organizationalUnit, unit]),
  ])
}

type Limits = {
  readonly permitted?: readonly GeneralNameDraft[]
  readonly excluded?: readonly GeneralNameDraft[]
}

async function ask(
  limits: readonly Limits[],
  subject: Uint8Array,
  names: readonly GeneralNameDraft[] = [],
): Promise<string> {
  const chain = [anchor]
  for (const [n, { permitted = [], excluded = [] }] of limits.entries()) {
    const constraints = encodeNameConstraints(permitted, excluded)
    chain.push(
      await authority(chain.at(-1)!, '', {
        subject: named('one', `CA ${n}`),
        extensions: authorityExtensions(constraints),
      }),
    )
  }
  const extensions = names.length > 0 ? [encodeSubjectAltName(names)] : []
  return verdict([...chain, await person(chain.at(-1)!, { subject, extensions })])
}

const nobody = encodeName([])

describe('4.13 names of persons', () => {
  const one = [{ permitted: [dir('one')] }]
  test.each<[string, readonly Limits[], Uint8Array, readonly GeneralNameDraft[], string]>([
    ['within what is permitted', one, named('one', 'A'), [], 'valid'],
    ['in other letters and spaces', one, named('ONE ', 'A'), [], 'valid'],
    ['outside', one, named('two', 'A'), [], 'name-not-permitted'],
    ['within, but another name is outside', one, named('one', 'A'), [dir('two')], 'name-not-permitted'],
    [
      'the permitted place lies deeper',
      [{ permitted: [dir('one', 'deep')] }],
      named('one'),
      [],
      'name-not-permitted',
    ],
    ['within one of two', [{ permitted: [dir('one'), dir('two')] }], named('two', 'A'), [], 'valid'],
    ['outside what is excluded', [{ excluded: [dir('two')] }], named('one', 'A'), [], 'valid'],
    ['within what is excluded', [{ excluded: [dir('two')] }], named('two', 'A'), [], 'name-excluded'],
    [
      'excluded within permitted',
      [{ permitted: [dir('one')], excluded: [dir('one', 'x')] }],
      named('one', 'x', 'A'),
      [],
      'name-excluded',
    ],
    [
      'both authorities narrow, within both',
      [{ permitted: [dir('one')] }, { permitted: [dir('one', 'a')] }],
      named('one', 'a', 'b'),
      [],
      'valid',
    ],
    [
      'both authorities narrow, within the first',
      [{ permitted: [dir('one')] }, { permitted: [dir('one', 'a')] }],
      named('one', 'b'),
      [],
      'name-not-permitted',
    ],
    [
      'the second permits more than the first',
      [{ permitted: [dir('one')] }, { permitted: [dir('one'), dir('two')] }],
      named('two'),
      [],
      'name-not-permitted',
    ],
    [
      'the second excludes',
      [{ permitted: [dir('one')] }, { excluded: [dir('one', 'x')] }],
      named('one', 'x'),
      [],
      'name-excluded',
    ],
    ['no name at all', one, nobody, [email('a@example.kz')], 'valid'],
    ['another kind of name is not limited', one, named('one'), [dns('anything.kz')], 'valid'],
  ])('%s', async (_, limits, subject, names, expected) => {
    expect(await ask(limits, subject, names)).toBe(expected)
  })
  test('a self-issued authority is not limited by itself, a self-issued person is', async () => {
    const constraints = encodeNameConstraints([dir('two')])
    const ca = await authority(anchor, '', {
      subject: named('one'),
      extensions: authorityExtensions(constraints),
    })
    const again = await authority(ca, '', { subject: named('one'), extensions: authorityExtensions() })
    expect(await verdict([anchor, ca, again, await person(again, { subject: named('two', 'A') })])).toBe(
      'valid',
    )
    expect(await verdict([anchor, ca, again])).toBe('name-not-permitted')
  })
})

describe('4.13 addresses, hosts and places', () => {
  test.each<[string, Limits, GeneralNameDraft, string]>([
    ['a mailbox below a domain', { permitted: [email('.example.kz')] }, email('a@mail.example.kz'), 'valid'],
    [
      'a mailbox of the domain itself',
      { permitted: [email('.example.kz')] },
      email('a@example.kz'),
      'name-not-permitted',
    ],
    ['a mailbox of a host', { permitted: [email('example.kz')] }, email('a@EXAMPLE.kz'), 'valid'],
    [
      'a mailbox below a host',
      { permitted: [email('example.kz')] },
      email('a@mail.example.kz'),
      'name-not-permitted',
    ],
    ['a mailbox', { permitted: [email('a@example.kz')] }, email('a@Example.kz'), 'valid'],
    [
      'a mailbox in other letters',
      { permitted: [email('a@example.kz')] },
      email('A@example.kz'),
      'name-not-permitted',
    ],
    ['an excluded host', { excluded: [email('example.kz')] }, email('a@example.kz'), 'name-excluded'],
    ['not the excluded host', { excluded: [email('example.kz')] }, email('a@mail.example.kz'), 'valid'],
    [
      'below the excluded domain',
      { excluded: [email('.example.kz')] },
      email('a@mail.example.kz'),
      'name-excluded',
    ],
    ['no mailbox at all', { permitted: [email('example.kz')] }, email('example.kz'), 'name-not-permitted'],
    ['a host', { permitted: [dns('example.kz')] }, dns('example.kz'), 'valid'],
    ['a host below', { permitted: [dns('example.kz')] }, dns('WWW.Example.kz'), 'valid'],
    [
      'a host whose name only ends alike',
      { permitted: [dns('example.kz')] },
      dns('myexample.kz'),
      'name-not-permitted',
    ],
    ['a host above', { permitted: [dns('www.example.kz')] }, dns('example.kz'), 'name-not-permitted'],
    ['an excluded host below', { excluded: [dns('example.kz')] }, dns('www.example.kz'), 'name-excluded'],
    ['beside the excluded host', { excluded: [dns('example.kz')] }, dns('myexample.kz'), 'valid'],
    [
      'a place on a host below',
      { permitted: [uri('.example.kz')] },
      uri('https://www.example.kz/a?b'),
      'valid',
    ],
    [
      'a place on the domain itself',
      { permitted: [uri('.example.kz')] },
      uri('https://example.kz/'),
      'name-not-permitted',
    ],
    ['a place on a host', { permitted: [uri('example.kz')] }, uri('ftp://u@example.kz:21/'), 'valid'],
    [
      'a place on another host',
      { permitted: [uri('example.kz')] },
      uri('http://www.example.kz/'),
      'name-not-permitted',
    ],
    [
      'a place with a misleading user',
      { permitted: [uri('example.kz')] },
      uri('http://example.kz@evil.kz/'),
      'name-not-permitted',
    ],
    ['a place without a host', { permitted: [uri('example.kz')] }, uri('urn:example'), 'name-not-permitted'],
    ['a place at an address', { excluded: [uri('example.kz')] }, uri('http://10.0.0.1/'), 'name-excluded'],
    ['an excluded place', { excluded: [uri('.gov.kz')] }, uri('http://www.gov.kz/'), 'name-excluded'],
    ['an address of a network', { permitted: [ip(10, 1, 0, 0, 255, 255, 0, 0)] }, ip(10, 1, 2, 3), 'valid'],
    [
      'an address of another network',
      { permitted: [ip(10, 1, 0, 0, 255, 255, 0, 0)] },
      ip(10, 2, 2, 3),
      'name-not-permitted',
    ],
    [
      'an address of another length',
      { permitted: [ip(10, 1, 0, 0, 255, 255, 0, 0)] },
      ip(...Array(16).fill(0)),
      'name-not-permitted',
    ],
  ])('%s', async (_, limits, name, expected) => {
    expect(await ask([limits], nobody, [name])).toBe(expected)
  })
  test('an address within the subject is limited too', async () => {
    const subject = (text: string) =>
      encodeName([
        [attributeOid.country, 'KZ'],
        [attributeOid.emailAddress, text],
      ])
    const limits = [{ permitted: [email('example.kz')] }]
    expect(await ask(limits, subject('a@example.kz'))).toBe('valid')
    expect(await ask(limits, subject('a@evil.kz'))).toBe('name-not-permitted')
  })
  test('several kinds are limited together', async () => {
    const limits = [{ permitted: [dir('one'), email('example.kz')] }]
    expect(await ask(limits, named('one', 'A'), [email('a@example.kz')])).toBe('valid')
    expect(await ask(limits, named('one', 'A'), [email('a@evil.kz')])).toBe('name-not-permitted')
    expect(await ask(limits, named('two', 'A'), [email('a@example.kz')])).toBe('name-not-permitted')
  })
  test('a kind of name that nobody here compares is refused where it is limited', async () => {
    const other = encodeExplicit(0, encodeOid('1.2.3'), encodeExplicit(0, encodeUtf8('x')))
    const constraints = encodeExtension(
      '2.5.29.30',
      encodeSequence(encodeExplicit(0, encodeSequence(other))),
      true,
    )
    const ca = await authority(anchor, 'Odd CA', { extensions: authorityExtensions(constraints) })
    const subjectAltName = encodeExtension('2.5.29.17', encodeSequence(other))
    expect(await verdict([anchor, ca, await person(ca, { extensions: [subjectAltName] })])).toBe(
      'name-not-permitted',
    )
    expect(await verdict([anchor, ca, await person(ca, { subject: nameOf('x') })])).toBe('valid')
  })
})
