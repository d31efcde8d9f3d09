import { describe, expect, test } from 'vitest'
import {
  context,
  encode,
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeTime,
  encodeUtf8,
  parseDer,
  tag,
} from '../der/index.ts'
import { authority, newKey, person, policy, root } from '../testing/test-pki.ts'
import {
  anyPolicy,
  attributeOid,
  attributeTexts,
  comparableName,
  encodeAccessLocations,
  encodeAuthorityKeyIdentifier,
  encodeBasicConstraints,
  encodeExtendedKeyUsage,
  encodeExtension,
  encodeKeyUsage,
  encodeName,
  encodePolicies,
  encodeSubjectAltName,
  encodeSubjectKeyIdentifier,
  extensionOid,
  isSelfIssued,
  keyUsageBit,
  parseCertificate,
  parseName,
  parsePublicKey,
  purposeOid,
} from './index.ts'

const anchor = await root()

test('a certificate says what was written into it', async () => {
  const identifier = Uint8Array.of(1, 2, 3)
  const extensions = [
    encodeBasicConstraints(true, 3),
    encodeKeyUsage(keyUsageBit.keyCertSign | keyUsageBit.nonRepudiation),
    encodeExtendedKeyUsage([purposeOid.emailProtection, '1.2.398.3.3.4.1.1']),
    encodeSubjectAltName([
      { kind: 'email', text: 'a@example.kz' },
      { kind: 'ip', octets: Uint8Array.of(127, 0, 0, 1) },
    ]),
    encodePolicies([policy(1), anyPolicy]),
    encodeSubjectKeyIdentifier(identifier),
    encodeAuthorityKeyIdentifier(identifier),
    encodeAccessLocations([{ method: '1.3.6.1.5.5.7.48.1', uri: 'http://ocsp.kz' }]),
  ]
  const subject = encodeName([
    [attributeOid.commonName, 'ТЕСТОВ ТЕСТ'],
    [attributeOid.serialNumber, 'IIN123456789011'],
  ])
  const notAfter = Date.UTC(2055, 0, 1)
  const certificate = parseCertificate((await person(anchor, { subject, extensions, notAfter })).der)
  expect(certificate).toMatchObject({
    version: 3,
    notAfter,
    basicConstraints: { isAuthority: true, pathLength: 3 },
    keyUsage: keyUsageBit.keyCertSign | keyUsageBit.nonRepudiation,
    extendedKeyUsage: [purposeOid.emailProtection, '1.2.398.3.3.4.1.1'],
    subjectAltName: [{ kind: 'email', text: 'a@example.kz' }, { kind: 'ip' }],
    policies: [policy(1), anyPolicy],
    subjectKeyIdentifier: identifier,
    authorityKeyIdentifier: identifier,
    authorityInfoAccess: [
      { method: '1.3.6.1.5.5.7.48.1', location: { kind: 'uri', text: 'http://ocsp.kz' } },
    ],
    publicKey: { kind: { kind: 'ec', curve: 'P-256' } },
    ocspNoCheck: false,
  })
  expect(attributeTexts(certificate.subject, attributeOid.serialNumber)).toEqual(['IIN123456789011'])
  expect(isSelfIssued(certificate)).toBe(false)
  expect(isSelfIssued(parseCertificate(anchor.der))).toBe(true)
})

describe('certificates that contradict themselves', () => {
  const basic = encodeBasicConstraints(true)
  test.each<[string, readonly Uint8Array[]]>([
    ['an extension twice', [basic, basic]],
    ['a policy twice', [encodePolicies([policy(1), policy(1)])]],
    ['an empty list of policies', [encodePolicies([])]],
    ['an empty list of purposes', [encodeExtendedKeyUsage([])]],
    [
      'basicConstraints with more fields',
      [
        encodeExtension(
          extensionOid.basicConstraints,
          encodeSequence(encodeBoolean(true), encodeInteger(1), encodeNull()),
        ),
      ],
    ],
    [
      'a negative path length',
      [
        encodeExtension(
          extensionOid.basicConstraints,
          encodeSequence(encodeBoolean(true), encodeInteger(-1)),
        ),
      ],
    ],
    ['an extension that is no DER', [encodeExtension(extensionOid.keyUsage, Uint8Array.of(3, 2))]],
    [
      'an extension with bytes behind',
      [encodeExtension(extensionOid.keyUsage, Uint8Array.of(3, 2, 0, 0x80, 0))],
    ],
    ['a keyUsage that is a number', [encodeExtension(extensionOid.keyUsage, encodeInteger(1))]],
    [
      'a subtree of limited depth',
      [
        encodeExtension(
          extensionOid.nameConstraints,
          encodeSequence(
            encodeExplicit(
              0,
              encodeSequence(encode(context(2), Uint8Array.of(97)), encode(context(1), Uint8Array.of(5))),
            ),
          ),
        ),
      ],
    ],
    [
      'a distribution point of nothing',
      [encodeExtension(extensionOid.crlDistributionPoints, encodeSequence(encodeSequence()))],
    ],
  ])('%s', async (_, extensions) => {
    const { der } = await authority(anchor, 'CA', { extensions })
    expect(() => parseCertificate(der)).toThrow(expect.objectContaining({ name: 'EdsError' }))
  })
  const algorithm = encodeSequence(encodeOid('1.2.840.10045.4.3.2'))
  const whole = (fields: readonly Uint8Array[], outside = algorithm) =>
    encodeSequence(encodeSequence(...fields), outside, encodeBitString(new Uint8Array(70)))
  const parts = () => [
    encodeInteger(5),
    algorithm,
    encodeName([]),
    encodeSequence(encodeTime(0), encodeTime(1)),
    encodeName([]),
    newKey().spki,
  ]
  const uniqueIdentifier = encode(context(1), Uint8Array.of(0, 1))
  const extensions = encodeExplicit(3, encodeSequence(encodeBasicConstraints(true)))
  const version = (n: number) => encodeExplicit(0, encodeInteger(n))
  test.each<[string, Uint8Array]>([
    ['the algorithm inside is another', whole(parts(), encodeSequence(encodeOid('1.2.840.10045.4.3.3')))],
    ['the first version with extensions', whole([...parts(), extensions])],
    ['the first version with a unique identifier', whole([...parts(), uniqueIdentifier])],
    ['the second version with extensions', whole([version(1), ...parts(), extensions])],
    ['a fourth version', whole([version(3), ...parts()])],
    ['a field too many', whole([version(2), ...parts(), encodeNull()])],
    ['a field missing', whole([version(2), ...parts().slice(0, 5)])],
  ])('%s', (_, der) => {
    expect(() => parseCertificate(der)).toThrow(expect.objectContaining({ name: 'EdsError' }))
  })
  test('the first and the second version are read', () => {
    expect(parseCertificate(whole(parts())).version).toBe(1)
    expect(parseCertificate(whole([version(1), ...parts(), uniqueIdentifier])).version).toBe(2)
  })
})

describe('names', () => {
  const name = (...rdns: readonly Uint8Array[]) => parseName(parseDer(encodeSequence(...rdns)))
  const attribute = (oid: string, text: string) => encodeSequence(encodeOid(oid), encodeUtf8(text))
  test('attributes that stand together have no order', () => {
    const [a, b] = [attribute('2.5.4.3', 'a'), attribute('2.5.4.10', 'b')]
    expect(comparableName(name(encode(tag.set, a, b)))).toBe(comparableName(name(encode(tag.set, b, a))))
    expect(comparableName(name(encodeSetOf(a), encodeSetOf(b)))).not.toBe(
      comparableName(name(encodeSetOf(a, b))),
    )
  })
  test('a text cannot pretend to be several attributes', () => {
    const tricky = attribute('2.5.4.3', 'a"],["2.5.4.10","b')
    const honest = encodeSetOf(attribute('2.5.4.3', 'a'), attribute('2.5.4.10', 'b'))
    expect(comparableName(name(encodeSetOf(tricky)))).not.toBe(comparableName(name(honest)))
  })
  test('invisible characters do not make another name', () => {
    const plain = comparableName(name(encodeSetOf(attribute('2.5.4.3', 'Good CA'))))
    for (const text of ['Go\u200bod CA', 'Good\u00a0CA', '\ufeffGood CA', 'Good\tCA', 'Ｇood CA'])
      expect(comparableName(name(encodeSetOf(attribute('2.5.4.3', text)))), text).toBe(plain)
  })
  test('a text that is not sound is compared by its bytes', () => {
    const broken = (octet: number) =>
      encodeSetOf(encodeSequence(encodeOid('2.5.4.3'), encode(tag.utf8String, Uint8Array.of(octet))))
    expect(comparableName(name(broken(0xff)))).not.toBe(comparableName(name(broken(0xfe))))
  })
})

describe('public keys', () => {
  const rsa = (...numbers: readonly Uint8Array[]) =>
    parsePublicKey(
      parseDer(
        encodeSequence(
          encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeNull()),
          encodeBitString(encodeSequence(...numbers)),
        ),
      ),
    )
  test('an RSA key is measured', () => {
    expect(rsa(encodeInteger(2n ** 2047n + 1n), encodeInteger(65537)).kind).toMatchObject({
      kind: 'rsa',
      bits: 2048,
    })
    expect(rsa(encodeInteger(2n ** 1023n + 1n), encodeInteger(3)).kind).toMatchObject({
      kind: 'rsa',
      bits: 1024,
    })
  })
  test.each([
    [[encodeInteger(-5), encodeInteger(3)]],
    [[encodeInteger(0), encodeInteger(3)]],
    [[encodeInteger(5)]],
    [[encodeOctetString(Uint8Array.of(1)), encodeInteger(3)]],
  ])('numbers that make no RSA key are refused', (numbers) => {
    expect(() => rsa(...numbers)).toThrow(expect.objectContaining({ code: 'structure' }))
  })
  test('an algorithm that is not computed here is unknown, not wrong', () => {
    const key = parsePublicKey(
      parseDer(encodeSequence(encodeSequence(encodeOid('1.2.3')), encodeBitString(Uint8Array.of(1)))),
    )
    expect(key.kind).toEqual({ kind: 'unknown' })
  })
})
