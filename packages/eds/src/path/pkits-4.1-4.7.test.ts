import { describe, expect, test } from 'vitest'
import {
  encode,
  encodeAscii,
  encodeExplicit,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeUtf8,
  tag,
} from '../der/index.ts'
import {
  at,
  authority,
  authorityExtensions,
  damaged,
  type Holder,
  list,
  nameOf,
  newKey,
  person,
  revokedEntry,
  root,
  verdict,
} from '../testing/test-pki.ts'
import {
  attributeOid,
  encodeBasicConstraints,
  encodeExtension,
  encodeKeyUsage,
  encodeName,
  keyUsageBit,
} from '../x509/index.ts'

const { keyCertSign, crlSign } = keyUsageBit
const day = 86_400_000
const anchor = await root()
const good = await authority(anchor, 'Good CA')

describe('4.1 signatures', () => {
  test('a sound path holds', async () => {
    expect(await verdict([anchor, good, await person(good)])).toBe('valid')
  })
  test('a damaged signature of the authority or the person is refused', async () => {
    const bad = await authority(anchor, 'Bad CA', { damage: true })
    expect(await verdict([anchor, bad, await person(bad)])).toBe('signature-invalid')
    expect(await verdict([anchor, good, await person(good, { damage: true })])).toBe('signature-invalid')
  })
  test('an anchor alone is no path', async () => {
    expect(await verdict([anchor])).toBe('path-too-short')
  })
})

describe('4.2 validity', () => {
  test.each([
    ['not yet', { notBefore: at + day }, 'not-yet-valid'],
    ['no longer', { notAfter: at - day }, 'expired'],
    ['from a year before 2000', { notBefore: Date.UTC(1950, 0, 1) }, 'valid'],
    [
      'until a year before 2000',
      { notBefore: Date.UTC(1990, 0, 1), notAfter: Date.UTC(1999, 0, 1) },
      'expired',
    ],
    ['until a year after 2049', { notAfter: Date.UTC(2100, 0, 1) }, 'valid'],
    ['to this very second', { notAfter: at }, 'valid'],
    ['from this very second', { notBefore: at }, 'valid'],
  ])('in force: %s', async (_, dates, expected) => {
    expect(await verdict([anchor, good, await person(good, dates)])).toBe(expected)
    const ca = await authority(anchor, 'Dated CA', dates)
    expect(await verdict([anchor, ca, await person(ca)])).toBe(expected)
  })
})

describe('4.3 names', () => {
  const text = (oid: string, type: number, value: string) =>
    encodeSetOf(encodeSequence(encodeOid(oid), encodeAscii(type, value)))
  const spelled = (organization: string, commonName: string, type: number = tag.printableString) =>
    encodeSequence(
      text(attributeOid.country, tag.printableString, 'KZ'),
      text(attributeOid.organization, type, organization),
      text(attributeOid.commonName, type, commonName),
    )
  const chainWith = async (subject: Uint8Array, issuerName: Uint8Array) => {
    const ca = await authority(anchor, '', { subject })
    return [anchor, ca, await person(ca, { issuerName })]
  }
  test.each([
    ['another name', spelled('Test', 'Good CA'), spelled('Test', 'Other CA'), 'name-mismatch'],
    ['the parts in another order', spelled('Test', 'Good CA'), reversed('Test', 'Good CA'), 'name-mismatch'],
    ['white space doubled', spelled('Test', 'Good CA'), spelled('Test', 'Good  CA'), 'valid'],
    ['white space around', spelled('Test', 'Good CA'), spelled('  Test', ' Good   CA '), 'valid'],
    ['white space removed', spelled('Test', 'Good CA'), spelled('Test', 'GoodCA'), 'name-mismatch'],
    ['capital letters', spelled('Test', 'Good CA'), spelled('TEST', 'gOOD ca'), 'valid'],
    [
      'UTF8String for PrintableString',
      spelled('Test', 'Good CA'),
      spelled('Test', 'Good CA', tag.utf8String),
      'valid',
    ],
    [
      'IA5String for PrintableString',
      spelled('Test', 'Good CA'),
      spelled('Test', 'Good CA', tag.ia5String),
      'valid',
    ],
    [
      'other case in UTF8String',
      spelled('Test', 'Good CA', tag.utf8String),
      spelled('test', 'good ca', tag.utf8String),
      'valid',
    ],
  ])('%s', async (_, subject, issuerName, expected) => {
    const chain = await chainWith(subject, issuerName)
    expect(await verdict(chain)).toBe(expected)
  })
  test('Kazakh letters are one in any case, and composed or not', async () => {
    const named = (value: string) => encodeName([[attributeOid.commonName, value]])
    expect(
      await verdict(await chainWith(named('ҰЛТТЫҚ Куәландырушы Й'), named('ұлттық КУӘЛАНДЫРУШЫ и\u0306'))),
    ).toBe('valid')
  })
  test('a BMPString is the same text as a UTF8String', async () => {
    const bmp = encode(tag.bmpString, Uint8Array.of(0x04, 0xb1, 0x04, 0x9b))
    const subject = encodeSequence(encodeSetOf(encodeSequence(encodeOid(attributeOid.commonName), bmp)))
    const issuer = encodeSequence(
      encodeSetOf(encodeSequence(encodeOid(attributeOid.commonName), encodeUtf8('Ұқ'))),
    )
    expect(await verdict(await chainWith(subject, issuer))).toBe('valid')
  })
  test('all attribute types of RFC 5280 may stand in a name', async () => {
    const oids = [5, 8, 46, 65, 4, 42, 43, 44, 12, 7].map((n) => `2.5.4.${n}`)
    const subject = encodeName([...oids, attributeOid.domainComponent].map((oid) => [oid, 'x1'] as const))
    expect(await verdict(await chainWith(subject, subject))).toBe('valid')
  })
  test('an attribute of one type is no attribute of another', async () => {
    const subject = encodeName([[attributeOid.commonName, 'x']])
    expect(await verdict(await chainWith(subject, encodeName([[attributeOid.organization, 'x']])))).toBe(
      'name-mismatch',
    )
  })
  function reversed(organization: string, commonName: string): Uint8Array {
    return encodeSequence(
      text(attributeOid.country, tag.printableString, 'KZ'),
      text(attributeOid.commonName, tag.printableString, commonName),
      text(attributeOid.organization, tag.printableString, organization),
    )
  }
})

describe('4.4 revocation lists', () => {
  const ask = async (lists: (ca: Holder, who: Holder) => readonly Promise<Uint8Array>[]) => {
    const ca = await authority(anchor, 'Listed CA')
    const who = await person(ca)
    return verdict([anchor, ca, who], { lists: [list(anchor), ...lists(ca, who)] })
  }
  const critical = encodeExtension('2.16.840.1.101.2.1.12.2', encodeInteger(1), true)
  test.each<[string, (ca: Holder, who: Holder) => readonly Promise<Uint8Array>[], string]>([
    ['no list of the authority', () => [], 'revocation-unknown'],
    ['the person stands on the list', (ca, who) => [list(ca, { revoked: [who] })], 'revoked'],
    ['on hold', (ca, who) => [list(ca, { revoked: [revokedEntry(who, { reason: 6 })] })], 'on-hold'],
    ['a damaged list', (ca) => [list(ca).then(damaged)], 'revocation-unknown'],
    ['a list of another issuer', (ca) => [list({ ...ca, name: nameOf('Other') })], 'revocation-unknown'],
    [
      'a list signed by another key',
      (ca) => [list(ca, { signedBy: { ...ca, ...newKey() } })],
      'revocation-unknown',
    ],
    ['a wrong list and the right one', (ca) => [list(good), list(ca)], 'valid'],
    ['an unknown critical extension', (ca) => [list(ca, { extensions: [critical] })], 'revocation-unknown'],
    [
      'the same, and revoked',
      (ca, who) => [list(ca, { extensions: [critical], revoked: [who] })],
      'revocation-unknown',
    ],
    [
      'an unknown critical extension of an entry',
      (ca, who) => [list(ca, { revoked: [revokedEntry(who, { extensions: [critical] })] })],
      'revocation-unknown',
    ],
    [
      'the same, of the entry of somebody else',
      (ca) => [list(ca, { revoked: [revokedEntry(good, { extensions: [critical] })] })],
      'revocation-unknown',
    ],
    ['an old list', (ca) => [list(ca, { nextUpdate: at - day })], 'revocation-unknown'],
    [
      'a list of the last century',
      (ca) => [list(ca, { thisUpdate: Date.UTC(1998, 0), nextUpdate: Date.UTC(1999, 0) })],
      'revocation-unknown',
    ],
    ['a list into the next half century', (ca) => [list(ca, { nextUpdate: Date.UTC(2050, 5) })], 'valid'],
    ['a list of tomorrow', (ca) => [list(ca, { thisUpdate: at + day })], 'revocation-unknown'],
    [
      'the newer of two lists counts',
      (ca, who) => [list(ca), list(ca, { thisUpdate: at - day, revoked: [who] })],
      'revoked',
    ],
  ])('%s', async (_, lists, expected) => {
    expect(await ask(lists)).toBe(expected)
  })
  test('a revoked authority takes its people along', async () => {
    const ca = await authority(anchor, 'Revoked CA')
    const lists = [list(anchor, { revoked: [ca] }), list(ca)]
    expect(await verdict([anchor, ca, await person(ca)], { lists })).toBe('revoked')
  })
  test.each([
    ['negative', Uint8Array.of(0xff, 0x01), Uint8Array.of(0x00, 0xff)],
    [
      'long',
      Uint8Array.from({ length: 20 }, (_, i) => i + 1),
      Uint8Array.from({ length: 20 }, (_, i) => (i === 19 ? 0 : i + 1)),
    ],
  ])('a %s serial number is told from its like', async (_, serialNumber, other) => {
    const ca = await authority(anchor, 'Serial CA')
    const who = await person(ca, { serialNumber })
    const someone = await person(ca, { serialNumber: other })
    const lists = [list(anchor), list(ca, { revoked: [who] })]
    expect(await verdict([anchor, ca, who], { lists })).toBe('revoked')
    expect(await verdict([anchor, ca, someone], { lists })).toBe('valid')
  })
  test('one key may sign certificates and another lists', async () => {
    const forCertificates = await authority(anchor, 'Split CA', {
      extensions: [encodeBasicConstraints(true), encodeKeyUsage(keyCertSign)],
    })
    const forLists = await authority(anchor, 'Split CA', { extensions: [encodeKeyUsage(crlSign)] })
    const who = await person(forCertificates)
    const chain = [anchor, forCertificates, forLists, who]
    expect(await verdict(chain, { lists: [list(anchor), list(forLists)] })).toBe('valid')
    expect(await verdict(chain, { lists: [list(anchor), list(forLists, { revoked: [who] })] })).toBe(
      'revoked',
    )
    expect(await verdict(chain, { lists: [list(anchor, { revoked: [forLists] }), list(forLists)] })).not.toBe(
      'valid',
    )
    expect(await verdict([anchor, forCertificates, who], { lists: [list(anchor), list(forLists)] })).toBe(
      'revocation-unknown',
    )
  })
})

describe('4.5 rollover of keys', () => {
  const rollover = async (extensions = authorityExtensions()) => {
    const older = await authority(anchor, 'Rolling CA')
    const newWithOld = await authority(older, 'Rolling CA', { extensions })
    return { older, newWithOld }
  }
  test('the new key certified by the old one issues', async () => {
    const { older, newWithOld } = await rollover()
    const who = await person(newWithOld)
    const lists = [list(anchor), list(older), list(newWithOld, { revoked: [] })]
    expect(await verdict([anchor, older, newWithOld, who], { lists })).toBe('valid')
    const revoking = [
      list(anchor),
      list(older, { scope: { only: 'authority' } }),
      list(newWithOld, { revoked: [who] }),
    ]
    expect(await verdict([anchor, older, newWithOld, who], { lists: revoking })).toBe('revoked')
  })
  test('the old key issued, the new one signs the list', async () => {
    const { older, newWithOld } = await rollover()
    const who = await person(older)
    const selfIssued = list(older, { scope: { only: 'authority' } })
    const chain = [anchor, older, newWithOld, who]
    expect(await verdict(chain, { lists: [list(anchor), selfIssued, list(newWithOld)] })).toBe('valid')
    const revoking = list(newWithOld, { revoked: [who] })
    expect(await verdict(chain, { lists: [list(anchor), selfIssued, revoking] })).not.toBe('valid')
  })
  test('a self-issued certificate for lists alone does not issue people', async () => {
    const { older, newWithOld } = await rollover([encodeKeyUsage(crlSign)])
    const chain = [anchor, older, newWithOld]
    expect(await verdict([...chain, await person(newWithOld)])).not.toBe('valid')
    const listed = [list(anchor), list(older, { scope: { only: 'user' } }), list(newWithOld)]
    expect(await verdict([...chain, await person(older)], { lists: listed })).toBe('valid')
  })
})

describe('4.6 authorities and the length of paths', () => {
  const usage = encodeKeyUsage(keyCertSign | crlSign)
  const limited = (length?: number) => ({ extensions: [encodeBasicConstraints(true, length), usage] })
  test.each([
    ['says nothing', [usage], 'not-an-authority'],
    ['says it is none', [encodeBasicConstraints(false), usage], 'not-an-authority'],
    [
      'says it is none, not critically',
      [encodeExtension('2.5.29.19', encodeSequence()), usage],
      'not-an-authority',
    ],
    [
      'says so, not critically',
      [encodeExtension('2.5.29.19', encodeSequence(Uint8Array.of(1, 1, 255))), usage],
      'valid',
    ],
  ])('an issuer that %s: %s', async (_, extensions, expected) => {
    const ca = await authority(anchor, 'Basic CA', { extensions })
    expect(await verdict([anchor, ca, await person(ca)])).toBe(expected)
  })
  test('an authority below the last one admitted is refused, a person is not', async () => {
    const last = await authority(anchor, 'Zero CA', limited(0))
    const below = await authority(last, 'Below CA', limited())
    expect(await verdict([anchor, last, await person(last)])).toBe('valid')
    expect(await verdict([anchor, last, below])).toBe('valid')
    expect(await verdict([anchor, last, below, await person(below)])).toBe('path-length-exceeded')
  })
  test('the narrowest limit of the path counts', async () => {
    const six = await authority(anchor, 'Six CA', limited(6))
    const zero = await authority(six, 'Zero CA', limited(0))
    const wide = await authority(zero, 'Wide CA', limited(4))
    expect(await verdict([anchor, six, zero, await person(zero)])).toBe('valid')
    expect(await verdict([anchor, six, zero, wide, await person(wide)])).toBe('path-length-exceeded')
    const one = await authority(six, 'One CA', limited(1))
    const inner = await authority(one, 'Inner CA', limited(5))
    expect(await verdict([anchor, six, one, inner, await person(inner)])).toBe('valid')
  })
  test('self-issued certificates do not count', async () => {
    const zero = await authority(anchor, 'Zero CA', limited(0))
    const again = await authority(zero, 'Zero CA', limited(0))
    expect(await verdict([anchor, zero, again, await person(again)])).toBe('valid')
    const below = await authority(again, 'Below CA', limited())
    expect(await verdict([anchor, zero, again, below, await person(below)])).toBe('path-length-exceeded')
  })
})

describe('4.7 use of keys', () => {
  const using = (bits: number, critical = true) => ({
    extensions: [
      encodeBasicConstraints(true),
      critical ? encodeKeyUsage(bits) : encodeExtension('2.5.29.15', encodeKeyUsage(bits).slice(14)),
    ],
  })
  test('who may not sign certificates issues none', async () => {
    const ca = await authority(anchor, 'No Issuer', using(crlSign))
    expect(await verdict([anchor, ca, await person(ca)])).toBe('key-usage')
  })
  test('who may not sign lists revokes nobody, and clears nobody', async () => {
    const ca = await authority(anchor, 'No Lists', using(keyCertSign))
    expect(await verdict([anchor, ca, await person(ca)])).toBe('revocation-unknown')
  })
  test('who says nothing may do both', async () => {
    const ca = await authority(anchor, 'Silent CA', { extensions: [encodeBasicConstraints(true)] })
    expect(await verdict([anchor, ca, await person(ca)])).toBe('valid')
  })
})

describe('4.16 private extensions', () => {
  test.each([
    ['not critical', false, 'valid'],
    ['critical', true, 'unknown-critical-extension'],
  ])('an unknown extension, %s: %s', async (_, critical, expected) => {
    const extension = encodeExtension(
      '2.16.840.1.101.2.1.12.2',
      encodeExplicit(0, encodeInteger(1)),
      critical,
    )
    expect(await verdict([anchor, good, await person(good, { extensions: [extension] })])).toBe(expected)
  })
})
