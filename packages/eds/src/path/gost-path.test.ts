import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gostSigningKey } from '../algorithms/index.ts'
import { parseCertificateList } from '../crl/index.ts'
import { bytesFromText, encode, encodeBitString, encodeOid, encodeSequence, tag } from '../der/index.ts'
import { gostPublicKeyOf, writeGostPublicKey } from '../gost/index.ts'
import { issueCertificate } from '../issue/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { at, authorityExtensions, nameOf } from '../testing/test-pki.ts'
import { keyOid, parseCertificate } from '../x509/index.ts'
import { findPath, signatureRefusal } from './index.ts'

const read = (...path: readonly string[]) => new Uint8Array(readFileSync(join(sharedPki, 'nca', ...path)))
const certificate = (name: string) => {
  const bytes = read('ca', name)
  return parseCertificate(bytes[0] === 0x30 ? bytes : bytesFromText(new TextDecoder().decode(bytes)))
}

describe.skipIf(!existsSync(sharedPki))(
  'the test authority of the NCA with GOST keys (skipped if ../shared/pki is absent)',
  () => {
    const now = Date.UTC(2022, 9, 1)

    test('its issuing certificate was signed by its root', async () => {
      const anchors = [certificate('root_test_gost_2022.cer')]
      const target = certificate('nca_gost2022_test.cer')
      const verdict = await findPath(target, { anchors, others: [] }, { at: now, revocation: 'ignored' })
      expect(verdict.valid).toBe(true)
    })

    test('its list of revoked certificates is authentic and names what it revoked', async () => {
      const issuing = certificate('nca_gost2022_test.cer')
      const crl = parseCertificateList(read('crl', 'nca_gost2022_test_2022.crl'))
      expect(crl.revoked.find(issuing.subject, '0fd51ba7059261ae60cc621f316db4ef0ef4ba14')?.reason).toBe(1)
      expect(await signatureRefusal(crl, issuing.publicKey, { at: now })).toBeUndefined()
      const changed = { ...crl, toBeSigned: crl.toBeSigned.slice().fill(0, 200, 201) }
      expect(await signatureRefusal(changed, issuing.publicKey, { at: now })).toBe('signature-invalid')
    })

    test('a certificate of GOST 34.310-2004 is not supported: neither valid nor invalid', async () => {
      const target = certificate('nca_gost_test.crt')
      expect(target.publicKey.algorithm.oid).toMatch(/^1\.2\.398\.3\.10\.1\.1\.1\./)
      const at = target.notBefore + 1
      expect(await signatureRefusal(target, target.publicKey, { at })).toBe('algorithm-unsupported')
    })
  },
)

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

function gostHolder(seed: number) {
  const privateKey = Uint8Array.from({ length: 64 }, (_, i) => (i * 29 + seed) & 0x7f)
  const key = gostPublicKeyOf(privateKey, random)
  if (!key) throw new Error('The private key of this test is out of range.')
  const point = encode(tag.octetString, writeGostPublicKey(key))
  const parameters = encodeSequence(encodeOid(keyOid.gostCurve), encodeOid(keyOid.gostHash))
  const algorithm = encodeSequence(encodeOid(keyOid.gost), parameters)
  return { spki: encodeSequence(algorithm, encodeBitString(point)), key: gostSigningKey(privateKey) }
}

describe('certificates with GOST keys of our own', () => {
  const draft = (issuer: string, subject: string, publicKey: Uint8Array, serial: number) => ({
    serialNumber: Uint8Array.of(serial),
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    notBefore: at - 1000,
    notAfter: at + 1000,
    publicKey,
    extensions: authorityExtensions(),
  })

  test('are issued and verified; under another key of the same name they are refused', async () => {
    const [root, stranger, person] = [gostHolder(3), gostHolder(5), gostHolder(7)]
    const anchor = parseCertificate(await issueCertificate(draft('R', 'R', root.spki, 1), root.key))
    const impostor = parseCertificate(await issueCertificate(draft('R', 'R', stranger.spki, 1), stranger.key))
    const target = parseCertificate(await issueCertificate(draft('R', 'P', person.spki, 2), root.key))
    const settings = { at, revocation: 'ignored' } as const
    expect((await findPath(target, { anchors: [anchor], others: [] }, settings)).valid).toBe(true)
    const refused = await findPath(target, { anchors: [impostor], others: [] }, settings)
    expect(refused).toMatchObject({ valid: false, reason: 'signature-invalid' })
  })
})
