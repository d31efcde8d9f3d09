import { describe, expect, test } from 'vitest'
import {
  base64Of,
  booleanOf,
  bytesFromText,
  childrenOf,
  countOf,
  derUnder,
  encode,
  encodeBoolean,
  encodeEnumerated,
  encodeGeneralizedTime,
  encodeInteger,
  encodeNamedBits,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeTime,
  encodeUnsigned,
  encodeUtf8,
  expectOid,
  fieldsOf,
  integerOf,
  namedBitsOf,
  noMore,
  octetsOf,
  parseDer,
  pemBlocks,
  pemOf,
  tag,
  take,
  takeIf,
  textOf,
  timeOf,
} from './index.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

describe('bytes that are not DER', () => {
  test.each([
    ['nothing', '', 'der-truncated'],
    ['a tag alone', '30', 'der-truncated'],
    ['content missing', '3003 0201', 'der-truncated'],
    ['bytes behind the end', '0500 00', 'der-trailing'],
    ['a length in too many octets', '0281 01 01', 'der-length'],
    ['a length with a leading zero', '0482 0080', 'der-length'],
    ['a length of five octets', '0485 0000000001 00', 'der-length'],
    ['an indefinite length', '3080 0500 0000', 'der-length'],
    ['a child longer than its parent', '3003 0402 00', 'der-truncated'],
    ['a tag of several octets', '1f81 00', 'der-tag'],
    ['the tag nought', '0000', 'der-tag'],
    ['a string in parts', '2404 0402 0000', 'der-tag'],
    ['a BOOLEAN of 1', '0101 01', 'der-value'],
    ['an INTEGER without content', '0200', 'der-value'],
    ['an INTEGER with a spare octet', '0202 0001', 'der-value'],
    ['a negative INTEGER with a spare octet', '0202 ff80', 'der-value'],
    ['NULL with content', '0501 00', 'der-value'],
    ['an OBJECT IDENTIFIER that does not end', '0601 80', 'der-value'],
    ['a BIT STRING with eight unused bits', '0302 0800', 'der-value'],
    ['a BIT STRING whose unused bits are set', '0302 0101', 'der-value'],
    ['a primitive SEQUENCE', '1000', 'der-value'],
  ])('%s: refused', (_, bytes, code) => {
    expect(() => parseDer(hex(bytes))).toThrow(expect.objectContaining({ name: 'EdsError', code }))
  })
  test('nesting without end does not exhaust the stack', () => {
    const nested = Uint8Array.from({ length: 200_000 }, (_, i) => (i % 2 === 0 ? 0x30 : 0x80))
    expect(() => parseDer(nested, { ber: true })).toThrow(expect.objectContaining({ name: 'EdsError' }))
    let deep = encodeSequence()
    for (let i = 0; i < 100; i++) deep = encodeSequence(deep)
    expect(() => parseDer(deep)).toThrow(expect.objectContaining({ code: 'der-depth' }))
  })
  test('more bytes than admitted', () => {
    expect(() => parseDer(new Uint8Array(11), { maxBytes: 10 })).toThrow(
      expect.objectContaining({ code: 'der-size' }),
    )
  })
})

describe('BER, where it is admitted', () => {
  const text = encodeOctetString(hex('0102'))
  test('indefinite lengths and strings in parts are read, and written as DER', () => {
    const element = parseDer(hex('3080 2480 0401 01 0401 02 0000 0000'), { ber: true })
    const [octets] = childrenOf(element)
    expect(octetsOf(octets!)).toEqual(hex('0102'))
    expect(derUnder(tag.sequence, element)).toEqual(encodeSequence(text))
  })
  test('longer lengths than needed are read', () => {
    expect(octetsOf(parseDer(hex('0482 0002 0102'), { ber: true }))).toEqual(hex('0102'))
  })
})

describe('what is written is read back', () => {
  test.each([0n, 1n, 127n, 128n, 255n, 256n, -1n, -128n, -129n, 2n ** 160n, -(2n ** 159n)])(
    'INTEGER %s',
    (value) => {
      expect(integerOf(parseDer(encodeInteger(value)))).toBe(value)
    },
  )
  test.each([
    '0.9.2342',
    '1.2.840.113549',
    '2.5.29.15',
    '2.999',
    '2.25.329800735698586629295641978511506172918',
  ])('OID %s', (oid) => {
    expect(expectOid(parseDer(encodeOid(oid)))).toBe(oid)
  })
  test.each(['1950-01-01', '1999-12-31', '2026-11-22', '2049-12-31', '2050-01-01', '2100-02-28'])(
    'time of %s',
    (date) => {
      expect(timeOf(parseDer(encodeTime(Date.parse(date))))).toBe(Date.parse(date))
      expect(timeOf(parseDer(encodeGeneralizedTime(Date.parse(date))))).toBe(Date.parse(date))
    },
  )
  test.each([
    '20260229000000Z',
    '20261301000000Z',
    '20260101240000Z',
    '20260101000060Z',
    '2026010100Z',
    '20260101000000+0500',
    '20260101000000.5Z',
  ])('the time %s does not exist, or not here', (text) => {
    const element = parseDer(encode(tag.generalizedTime, new TextEncoder().encode(text)))
    expect(() => timeOf(element)).toThrow(expect.objectContaining({ code: 'der-value' }))
  })
  test('a time stamp may have parts of a second', () => {
    const element = parseDer(encode(tag.generalizedTime, new TextEncoder().encode('20260101000000.25Z')))
    expect(timeOf(element, { fraction: true })).toBe(Date.UTC(2026, 0) + 250)
  })
  test('texts, bits, truth and choices', () => {
    expect(textOf(parseDer(encodeUtf8('Қазақ 😀')))).toBe('Қазақ 😀')
    expect(textOf(parseDer(hex('1e04 049a 0430')))).toBe('Қа')
    expect(() => textOf(parseDer(hex('0c01 ff')))).toThrow(expect.objectContaining({ code: 'der-value' }))
    expect(namedBitsOf(parseDer(encodeNamedBits(0b1_0000_0110)))).toBe(0b1_0000_0110)
    expect(booleanOf(parseDer(encodeBoolean(true)))).toBe(true)
    expect(countOf(parseDer(encodeEnumerated(6)))).toBe(6)
    expect(integerOf(parseDer(encodeUnsigned(hex('0000ff'))))).toBe(255n)
  })
  test('a SET OF is written in the order of its encodings', () => {
    const [one, two] = [encodeInteger(1), encodeInteger(2)]
    expect(encodeSetOf(two, one)).toEqual(encodeSetOf(one, two))
  })
  test('a long content has a long length', () => {
    expect(octetsOf(parseDer(encodeOctetString(new Uint8Array(70_000))))).toHaveLength(70_000)
  })
})

test('fields are taken in order, and nothing may be left', () => {
  const fields = fieldsOf(parseDer(encodeSequence(encodeInteger(1), encodeBoolean(true))))
  expect(takeIf(fields, tag.boolean)).toBeUndefined()
  expect(integerOf(take(fields, tag.integer))).toBe(1n)
  expect(() => noMore(fields)).toThrow(expect.objectContaining({ code: 'structure' }))
  expect(() => take(fields, tag.integer)).toThrow(expect.objectContaining({ code: 'structure' }))
})

test('PEM and base64 are read alike', () => {
  const bytes = encodeOctetString(new Uint8Array(100))
  const pem = pemOf('CMS', bytes)
  expect(bytesFromText(pem)).toEqual(bytes)
  expect(bytesFromText(base64Of(bytes))).toEqual(bytes)
  expect(pemBlocks(pem + pem).map(({ label }) => label)).toEqual(['CMS', 'CMS'])
  for (const text of [
    '',
    'что',
    '-----BEGIN CMS-----\nAAAA\n',
    '-----BEGIN CMS-----\nAAAA\n-----END CRL-----',
    'AAA',
  ])
    expect(() => bytesFromText(text)).toThrow(expect.objectContaining({ code: 'bad-text' }))
})
