import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCertificateList } from '../crl/index.ts'
import { pemOf } from '../der/index.ts'
import { newAuthority, newSigner, type TestAuthority } from '../testing/signers.ts'
import { verifySignature } from '../verify/index.ts'
import { addCmsSigner, signCms } from './index.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const content = new TextEncoder().encode('Жарнаны қайтару туралы өтініш\n')

describe.skipIf(!hasOpenssl)('CMS of ours and of OpenSSL (skipped if openssl is absent)', () => {
  let folder: string
  let authority: TestAuthority
  const now = Date.now()
  const openssl = (...words: readonly string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)))

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'senim-cms-'))
    authority = await newAuthority('rsa', now)
    write('ca.pem', pemOf('CERTIFICATE', authority.certificate.der))
    write('doc', content)
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const question = async () => ({
    trust: [authority.certificate],
    crls: [parseCertificateList(await authority.list())],
    at: now,
    content,
  })

  test.each(['rsa', 'p256', 'p384'] as const)('OpenSSL verifies ours: %s', async (type) => {
    const signer = await newSigner(authority, type)
    for (const attached of [true, false]) {
      write('ours.cms', await signCms({ content, attached }, { ...signer, signingTime: now }))
      const document = attached ? [] : ['-content', 'doc']
      openssl(
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        'ours.cms',
        '-CAfile',
        'ca.pem',
        ...document,
        '-out',
        'out',
      )
      expect(read('out')).toEqual(content)
    }
  })

  test('OpenSSL verifies two signers of ours at once, and refuses what was changed', async () => {
    const first = await signCms({ content, attached: true }, await newSigner(authority, 'rsa'))
    const both = await addCmsSigner(first, await newSigner(authority, 'p256'))
    write('both.cms', both)
    const verify = ['cms', '-verify', '-binary', '-inform', 'DER', '-CAfile', 'ca.pem', '-out', 'out', '-in']
    openssl(...verify, 'both.cms')
    const changed = both.slice()
    changed[60] = (changed[60] as number) ^ 1
    write('changed.cms', changed)
    expect(() => openssl(...verify, 'changed.cms')).toThrow()
  })

  test.each([
    ['detached', []],
    ['attached', ['-nodetach']],
    ['streamed, which is BER', ['-nodetach', '-stream']],
    ['CAdES', ['-cades']],
    ['with the key identifier', ['-keyid']],
    ['without attributes', ['-noattr']],
    ['SHA-512', ['-md', 'sha512']],
    ['RSASSA-PSS', ['-keyopt', 'rsa_padding_mode:pss']],
  ])('we verify OpenSSL’s: %s', async (_what, options) => {
    for (const type of ['rsa', 'p256'] as const) {
      if (type === 'p256' && options.includes('-keyopt')) continue
      const { pair, certificate } = await newSigner(authority, type)
      write('key.pem', pemOf('PRIVATE KEY', pair.pkcs8))
      write('cert.pem', pemOf('CERTIFICATE', certificate))
      openssl(
        'cms',
        '-sign',
        '-binary',
        '-in',
        'doc',
        '-signer',
        'cert.pem',
        '-inkey',
        'key.pem',
        '-outform',
        'DER',
        '-out',
        'theirs.cms',
        ...options,
      )
      const theirs = read('theirs.cms')
      expect(await verifySignature(theirs, await question())).toMatchObject({ verdict: 'TOTAL_PASSED' })
      const both = await addCmsSigner(theirs, await newSigner(authority, 'p256'), content)
      expect(await verifySignature(both, await question())).toMatchObject({ verdict: 'TOTAL_PASSED' })
      write('both.cms', both)
      openssl(
        'cms',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-CAfile',
        'ca.pem',
        '-content',
        'doc',
        '-out',
        'out',
        '-in',
        'both.cms',
      )
    }
  })

  test('PEM of OpenSSL, and its base64 alone', async () => {
    const { pair, certificate } = await newSigner(authority, 'rsa')
    write('key.pem', pemOf('PRIVATE KEY', pair.pkcs8))
    write('cert.pem', pemOf('CERTIFICATE', certificate))
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-in',
      'doc',
      '-signer',
      'cert.pem',
      '-inkey',
      'key.pem',
      '-outform',
      'PEM',
      '-out',
      'theirs.pem',
    )
    const pem = read('theirs.pem')
    expect(new TextDecoder().decode(pem)).toContain('-----BEGIN CMS-----')
    expect(await verifySignature(pem, await question())).toMatchObject({ verdict: 'TOTAL_PASSED' })
    const bare = new TextDecoder().decode(pem).replace(/-----.*-----/g, '')
    const judgement = await verifySignature(new TextEncoder().encode(bare), await question())
    expect(judgement.verdict).toBe('TOTAL_PASSED')
  })
})
