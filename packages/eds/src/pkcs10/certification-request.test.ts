import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pemBlocks } from '../der/index.ts'
import { keyTypes, newPair, personName } from '../testing/signers.ts'
import { encodeExtendedKeyUsage, encodeKeyUsage, keyUsageBit, purposeOid } from '../x509/index.ts'
import { isRequestIntact, makeCertificationRequest, parseCertificationRequest } from './index.ts'

const extensions = [
  encodeKeyUsage(keyUsageBit.nonRepudiation),
  encodeExtendedKeyUsage([purposeOid.emailProtection]),
]

describe.each(keyTypes)('a request with a %s key', (type) => {
  test('is read as it was made, and proves that its key is there', async () => {
    const { key, spki } = await newPair(type)
    const der = await makeCertificationRequest({ subject: personName, publicKey: spki, extensions }, key)
    const request = parseCertificationRequest(der)
    expect(request.subject.der).toEqual(personName)
    expect(request.publicKey.der).toEqual(spki)
    expect(request.requested).toMatchObject({ keyUsage: 2, extendedKeyUsage: [purposeOid.emailProtection] })
    expect(await isRequestIntact(request)).toBe(true)
  })
  test('with the key of another it proves nothing', async () => {
    const [own, other] = [await newPair(type), await newPair(type)]
    const der = await makeCertificationRequest({ subject: personName, publicKey: other.spki }, own.key)
    expect(await isRequestIntact(parseCertificationRequest(der))).toBe(false)
  })
})

test('what is no request is refused with a code', () => {
  for (const bytes of [new Uint8Array(0), personName, Uint8Array.of(0x30, 0)])
    expect(() => parseCertificationRequest(bytes)).toThrow(expect.objectContaining({ name: 'EdsError' }))
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(!hasOpenssl)('OpenSSL (skipped if it is absent)', () => {
  test('verifies ours, and we read its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'senim-csr-'))
    const openssl = (...words: readonly string[]) =>
      execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
    const { key, spki } = await newPair('rsa')
    writeFileSync(
      join(folder, 'ours.der'),
      await makeCertificationRequest({ subject: personName, publicKey: spki, extensions }, key),
    )
    openssl('req', '-verify', '-inform', 'DER', '-in', 'ours.der', '-noout')
    const words = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'k',
      '-subj',
      '/CN=a',
    ]
    const theirs = openssl('req', '-new', ...words).toString('latin1')
    const request = parseCertificationRequest(pemBlocks(theirs)[0]?.bytes ?? new Uint8Array(0))
    expect(await isRequestIntact(request)).toBe(true)
    rmSync(folder, { recursive: true, force: true })
  })
})
