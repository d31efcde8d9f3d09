import { execFileSync } from 'node:child_process'
import { createHmac, generateKeyPairSync, pbkdf2Sync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { p12Command } from '../commands/index.ts'
import {
  base64Of,
  bytesOf,
  childrenOf,
  type DerElement,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  octetsOf,
  only,
  parseDer,
} from '../der/index.ts'
import { issueCertificate } from '../issue/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { at, nameOf, newKey, root } from '../testing/test-pki.ts'
import { parseCertificate } from '../x509/index.ts'
import { keysMatch, makeKeyFile, openKeyFile, signingKeyOf } from './index.ts'

type Expected = {
  readonly keys: readonly {
    readonly file: string
    readonly password: string
    readonly alg: string
    readonly iin: string | null
    readonly bin: string | null
    readonly cn: string
    readonly roles: readonly string[]
    readonly eku: string
  }[]
}

describe.skipIf(!existsSync(sharedPki))('key files of others (skipped if ../shared/pki is absent)', () => {
  const read = (...path: readonly string[]) => new Uint8Array(readFileSync(join(sharedPki, ...path)))
  const expected: Expected = existsSync(sharedPki)
    ? JSON.parse(readFileSync(join(sharedPki, 'nca', 'expected.json'), 'utf8'))
    : { keys: [] }

  test.each(expected.keys)(
    '$file opens: $alg of $cn',
    async ({ file, password, alg, iin, bin, cn, roles, eku }) => {
      const answer = await p12Command({ p12: base64Of(read('nca', file)), password })
      expect(answer).toMatchObject({ iin, bin, roles, use: eku, keyMatches: true })
      expect(alg).toContain(answer.algorithm)
      expect(answer.subject).toContain(`CN=${cn}`)
    },
  )

  test.each(expected.keys)('$file with another password: wrong-password', async ({ file }) => {
    const opening = openKeyFile(read('nca', file), 'Qwerty13')
    await expect(opening).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test.each(['rsa.modern.p12', 'rsa.legacy.p12'])('%s opens, with its chain', async (file) => {
    const { entries, certificates } = await openKeyFile(read('p12-shapes', file), 'Qwerty12')
    expect([entries.length, certificates.length]).toEqual([1, 2])
    const [entry] = entries
    if (!entry?.certificate) throw new Error('The entry has no certificate.')
    expect(await keysMatch(entry.privateKey, entry.certificate.publicKey)).toBe(true)
  })

  test('a file of which a locked octet was changed is broken, not under another password', async () => {
    const bytes = read('p12-shapes', 'rsa.modern.p12')
    const changed = bytes.slice()
    changed[1000] = (changed[1000] as number) ^ 1
    await expect(openKeyFile(changed, 'Qwerty12')).rejects.toMatchObject({ code: 'structure' })
  })
})

const { privateKey: ecKey, publicKey: ecPublic } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pkcs8 = new Uint8Array(ecKey.export({ format: 'der', type: 'pkcs8' }))
const spki = new Uint8Array(ecPublic.export({ format: 'der', type: 'spki' }))

async function certificateFor(publicKey: Uint8Array): Promise<Uint8Array> {
  const { key } = newKey()
  const name = nameOf('Айгүл Өмірқызы')
  const serialNumber = Uint8Array.of(9)
  return issueCertificate(
    {
      serialNumber,
      issuer: name,
      subject: name,
      notBefore: at,
      notAfter: at + 1000,
      publicKey,
      extensions: [],
    },
    key,
  )
}

describe('key files of our own', () => {
  test('open again, under a password with Kazakh letters only', async () => {
    const certificate = await certificateFor(spki)
    const chain = [(await root()).der]
    const file = await makeKeyFile({
      items: [{ pkcs8, certificate, friendlyName: 'Қолтаңба' }],
      chain,
      password: 'Құпия12',
    })
    const { entries, certificates } = await openKeyFile(file, 'Құпия12')
    expect(certificates.map(({ der }) => der)).toEqual([certificate, ...chain])
    expect(entries[0]).toMatchObject({
      friendlyName: 'Қолтаңба',
      privateKey: { kind: 'ec', curve: 'P-256', pkcs8 },
    })
    expect(entries[0]?.certificate?.der).toEqual(certificate)
    await expect(openKeyFile(file, 'Купия12')).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test('sealed with PBMAC1 (RFC 9579) they open too', async () => {
    const certificate = await certificateFor(spki)
    const file = await makeKeyFile({ items: [{ pkcs8, certificate }], password: 'Құпия12' })
    const [version, safe] = childrenOf(parseDer(file)).map(bytesOf)
    if (!version || !safe) throw new Error('The file has not its two parts.')
    const sealed = encodeSequence(version, safe, pbmac1(safe, 'Құпия12'))
    expect((await openKeyFile(sealed, 'Құпия12')).entries.length).toBe(1)
    await expect(openKeyFile(sealed, 'Купия12')).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test('a key beside the certificate of another does not match', async () => {
    const stranger = parseCertificate(await certificateFor(newKey().spki))
    const own = parseCertificate(await certificateFor(spki))
    const key = { kind: 'ec', curve: 'P-256', pkcs8 } as const
    expect(await keysMatch(key, own.publicKey)).toBe(true)
    expect(await keysMatch(key, stranger.publicKey)).toBe(false)
    expect((await signingKeyOf(key)).scheme).toEqual({ kind: 'ecdsa', hash: 'SHA-256' })
  })
})

/** MacData by RFC 9579: PBKDF2 and HMAC, both with SHA-256. */
function pbmac1(safe: Uint8Array, password: string): Uint8Array {
  const contents = octetsOf(only(childrenOf(parseDer(safe))[1] as DerElement))
  const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const key = pbkdf2Sync(password, salt, 2048, 32, 'sha256')
  const digest = new Uint8Array(createHmac('sha256', key).update(contents).digest())
  const mixing = encodeSequence(encodeOid('1.2.840.113549.2.9'), encodeNull())
  const parts = [encodeOctetString(salt), encodeInteger(2048), encodeInteger(32), mixing]
  const stretching = encodeSequence(encodeOid('1.2.840.113549.1.5.12'), encodeSequence(...parts))
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.5.14'), encodeSequence(stretching, mixing))
  return encodeSequence(encodeSequence(algorithm, encodeOctetString(digest)), encodeOctetString(salt))
}

const hasOpenssl = isThere('openssl')

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['version'])
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasOpenssl)('OpenSSL and this package (skipped if openssl is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'senim-eds-p12-'))
  const openssl = (...words: readonly string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })

  test('OpenSSL opens ours', async () => {
    const certificate = await certificateFor(spki)
    writeFileSync(
      join(folder, 'ours.p12'),
      await makeKeyFile({ items: [{ pkcs8, certificate }], password: 'Құпия12' }),
    )
    const out = openssl(
      'pkcs12',
      '-in',
      'ours.p12',
      '-passin',
      'pass:Құпия12',
      '-nodes',
      '-nocerts',
    ).toString()
    expect(out).toContain('BEGIN PRIVATE KEY')
  })

  test.each([
    ['PBES2 with AES-256', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256']],
    ['PBES2 with AES-128 and PBKDF2 of SHA-1', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC']],
    [
      'triple DES and RC2-40',
      ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'sha1'],
    ],
    [
      'RC2-128 and two-key triple DES',
      ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-RC2-128'],
    ],
    ['no seal', ['-nomac']],
    ['an open key', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
  ])('we open OpenSSL’s: %s', async (_what, options) => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      '-subj',
      '/CN=Test',
    )
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'key.pem',
      '-in',
      'cert.pem',
      '-out',
      'a.p12',
      '-passout',
      'pass:Құпия12',
      ...options,
    )
    const bytes = new Uint8Array(readFileSync(join(folder, 'a.p12')))
    const { entries } = await openKeyFile(bytes, 'Құпия12')
    const [entry] = entries
    if (!entry?.certificate) throw new Error('The entry has no certificate.')
    expect(await keysMatch(entry.privateKey, entry.certificate.publicKey)).toBe(true)
  })
})
