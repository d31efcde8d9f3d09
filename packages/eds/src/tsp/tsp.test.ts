import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pemBlocks } from '../der/index.ts'
import { type Certificate, parseCertificate } from '../x509/index.ts'
import {
  encodeTimeStampRequest,
  parseTimeStampRequest,
  parseTimeStampResponse,
  parseTimeStampToken,
  verifyTimeStamp,
} from './index.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const document = new TextEncoder().encode('Өтініш')
const digest = new Uint8Array(createHash('sha256').update(document).digest())

test('a request is read as it was written', () => {
  expect(parseTimeStampRequest(encodeTimeStampRequest('SHA-256', digest, 77n))).toEqual({
    imprint: { hash: 'SHA-256', digest },
    policy: undefined,
    nonce: 77n,
    wantsCertificate: true,
  })
})

describe.skipIf(!hasOpenssl)('stamps of OpenSSL’s authority (skipped if openssl is absent)', () => {
  let folder: string
  const certificates = new Map<string, Certificate>()

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'senim-tsp-'))
    writeFileSync(join(folder, 'openssl.cnf'), configuration)
    issue('root', 'authority', undefined)
    issue('tsa', 'stamping', 'root')
    issue('other', 'notCritical', 'root')
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function openssl(...words: readonly string[]): void {
    execFileSync('openssl', words, {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, OPENSSL_CONF: join(folder, 'openssl.cnf') },
    })
  }

  function issue(name: string, extensions: string, issuer: string | undefined): void {
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`]
    const signer = issuer ? ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`] : []
    openssl(
      'req',
      '-x509',
      ...key,
      '-subj',
      `/CN=${name}`,
      '-extensions',
      extensions,
      '-days',
      '30',
      '-out',
      `${name}.pem`,
      ...signer,
    )
    const [block] = pemBlocks(readFileSync(join(folder, `${name}.pem`), 'latin1'))
    certificates.set(name, parseCertificate(block!.bytes))
  }

  function stamp(signer = 'tsa', more: readonly string[] = []) {
    writeFileSync(join(folder, 'q.tsq'), encodeTimeStampRequest('SHA-256', digest, 77n))
    openssl(
      'ts',
      '-reply',
      '-config',
      'openssl.cnf',
      '-section',
      'tsa',
      '-queryfile',
      'q.tsq',
      '-signer',
      `${signer}.pem`,
      '-inkey',
      `${signer}.key`,
      '-out',
      'r.tsr',
      ...more,
    )
    const response = parseTimeStampResponse(new Uint8Array(readFileSync(join(folder, 'r.tsr'))))
    if (!response.granted) throw new Error(`refused: ${response.texts}`)
    return parseTimeStampToken(response.token)
  }

  function question(anchor = 'root', nonce = 77n) {
    return {
      pool: { anchors: [certificates.get(anchor)!], others: [] },
      settings: { revocation: 'ignored' as const },
      nonce,
    }
  }

  test('a stamp over the document, by a trusted authority', async () => {
    const token = stamp()
    const verdict = await verifyTimeStamp(token, document, question())
    if (!verdict.valid) expect.fail(verdict.reason)
    expect(verdict.authority.der).toEqual(certificates.get('tsa')!.der)
    expect(verdict.stamp.accuracy).toBe(1500.1)
    expect(Math.abs(token.stamp.time - Date.now())).toBeLessThan(60_000)
  })
  test('over another document, for another request, by an unknown authority', async () => {
    const token = stamp()
    expect(await verifyTimeStamp(token, document.slice(1), question())).toEqual({
      valid: false,
      reason: 'imprint-mismatch',
    })
    expect(await verifyTimeStamp(token, document, question('root', 78n))).toEqual({
      valid: false,
      reason: 'nonce-mismatch',
    })
    expect(await verifyTimeStamp(token, document, question('other'))).toEqual({
      valid: false,
      reason: 'path',
      path: 'no-path',
    })
  })
  test('changed anywhere, a stamp does not hold', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'r.tsr')))
    const response = parseTimeStampResponse(bytes)
    if (!response.granted) throw new Error('refused')
    for (let place = 60; place < response.token.length; place += 37) {
      const changed = response.token.slice()
      changed[place]! ^= 0x10
      expect(await holds(changed), `octet ${place}`).toBe(false)
    }
    expect(await holds(response.token)).toBe(true)
  })
  test('OpenSSL refuses to stamp what it does not know, and says so', () => {
    writeFileSync(join(folder, 'bad.tsq'), encodeTimeStampRequest('SHA-512', new Uint8Array(64), 1n))
    openssl(
      'ts',
      '-reply',
      '-config',
      'openssl.cnf',
      '-section',
      'narrow',
      '-queryfile',
      'bad.tsq',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-out',
      'bad.tsr',
    )
    const response = parseTimeStampResponse(new Uint8Array(readFileSync(join(folder, 'bad.tsr'))))
    expect(response).toMatchObject({ granted: false, status: 2, failure: 1 })
  })

  async function holds(token: Uint8Array): Promise<boolean> {
    try {
      return (await verifyTimeStamp(parseTimeStampToken(token), document, question())).valid
    } catch (error) {
      expect(error).toMatchObject({ name: 'EdsError' })
      return false
    }
  }
})

const configuration = `
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[stamping]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[notCritical]
basicConstraints = critical, CA:true
extendedKeyUsage = timeStamping
[tsa]
serial = serial
default_policy = 1.2.3.4
digests = sha256, sha512
accuracy = secs:1, millisecs:500, microsecs:100
signer_digest = sha256
crypto_device = builtin
[narrow]
serial = serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
`
