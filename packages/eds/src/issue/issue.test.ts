import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { platformCrypto, type SignatureScheme, type SigningKey, webSigningKey } from '../algorithms/index.ts'
import { parseCertificateList } from '../crl/index.ts'
import { pemOf } from '../der/index.ts'
import { certIdOf } from '../ocsp/index.ts'
import { findPath } from '../path/index.ts'
import {
  attributeOid,
  encodeBasicConstraints,
  encodeKeyUsage,
  encodeName,
  encodeSubjectKeyIdentifier,
  keyUsageBit,
  parseCertificate,
} from '../x509/index.ts'
import { issueCertificate, issueCertificateList, issueOcspResponse } from './index.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const now = Math.floor(Date.now() / 1000) * 1000
const day = 86_400_000
const rootName = encodeName([
  [attributeOid.country, 'KZ'],
  [attributeOid.commonName, 'SANDBOX түбір'],
])
const personName = encodeName([
  [attributeOid.commonName, 'ТЕСТОВ ТЕСТ'],
  [attributeOid.serialNumber, 'IIN123456789011'],
])

const kinds: readonly (readonly [string, SignatureScheme, RsaHashedKeyGenParams | EcKeyGenParams])[] = [
  ['RSA-2048', { kind: 'rsa-pkcs1', hash: 'SHA-256' }, rsa('RSASSA-PKCS1-v1_5', 'SHA-256')],
  ['RSA-PSS', { kind: 'rsa-pss', hash: 'SHA-384', saltLength: 48 }, rsa('RSA-PSS', 'SHA-384')],
  ['P-256', { kind: 'ecdsa', hash: 'SHA-256' }, { name: 'ECDSA', namedCurve: 'P-256' }],
  ['P-384', { kind: 'ecdsa', hash: 'SHA-384' }, { name: 'ECDSA', namedCurve: 'P-384' }],
]

function rsa(name: string, hash: string): RsaHashedKeyGenParams {
  return { name, hash, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
}

describe.skipIf(!hasOpenssl)(
  'what is issued, OpenSSL reads and believes (skipped if openssl is absent)',
  () => {
    let folder: string
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'senim-issue-'))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const openssl = (...words: readonly string[]) =>
      execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' }).toString()
    const put = (name: string, label: string, bytes: Uint8Array) =>
      writeFileSync(join(folder, name), pemOf(label, bytes))

    test.each(kinds)('%s: certificate, list and OCSP answer', async (_, scheme, algorithm) => {
      const { key, publicKey } = await newKey(scheme, algorithm)
      const identifier = Uint8Array.of(1, 2, 3, 4)
      const authority = [
        encodeBasicConstraints(true),
        encodeKeyUsage(keyUsageBit.keyCertSign | keyUsageBit.crlSign | keyUsageBit.digitalSignature),
        encodeSubjectKeyIdentifier(identifier),
      ]
      const root = await issueCertificate(draft(rootName, 1, publicKey, authority), key)
      const person = await issueCertificate(
        draft(personName, 2, publicKey, [encodeKeyUsage(keyUsageBit.nonRepudiation)]),
        key,
      )
      const times = { thisUpdate: now - day, nextUpdate: now + day }
      const list = (serialNumber: number) =>
        issueCertificateList(
          {
            issuer: rootName,
            ...times,
            number: 1n,
            revoked: [{ serialNumber: Uint8Array.of(serialNumber), revokedAt: now - day, reason: 4 }],
          },
          key,
        )
      put('root.pem', 'CERTIFICATE', root)
      put('person.pem', 'CERTIFICATE', person)
      put('good.crl', 'X509 CRL', await list(9))
      put('bad.crl', 'X509 CRL', await list(2))
      const verify = (crl: string) =>
        openssl('verify', '-crl_check', '-CRLfile', crl, '-CAfile', 'root.pem', 'person.pem')
      expect(verify('good.crl')).toContain('OK')
      expect(() => verify('bad.crl')).toThrow(/certificate revoked/)
      expect(openssl('x509', '-in', 'person.pem', '-noout', '-subject', '-nameopt', 'utf8')).toContain(
        'IIN123456789011',
      )

      const pool = { anchors: [parseCertificate(root)], others: [] }
      const own = await findPath(parseCertificate(person), pool, {
        at: now,
        crls: [parseCertificateList(await list(9))],
      })
      expect(own.valid).toBe(true)

      const id = await certIdOf(parseCertificate(root), '02', platformCrypto())
      const responderKeyHash = await platformCrypto().digest('SHA-1', parseCertificate(root).publicKey.bits)
      const single = { id, state: { revokedAt: now - day, reason: 1 }, ...times }
      const answer = await issueOcspResponse(
        { responderKeyHash, producedAt: now, responses: [single], certificates: [root] },
        key,
      )
      writeFileSync(join(folder, 'answer.der'), answer)
      const said = openssl(
        'ocsp',
        '-respin',
        'answer.der',
        '-CAfile',
        'root.pem',
        '-issuer',
        'root.pem',
        '-cert',
        'person.pem',
        '-no_nonce',
      )
      expect(said).toMatch(/person\.pem: revoked[\s\S]*Reason: keyCompromise/)
    })
  },
)

async function newKey(
  scheme: SignatureScheme,
  algorithm: RsaHashedKeyGenParams | EcKeyGenParams,
): Promise<{ key: SigningKey; publicKey: Uint8Array }> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  return { key: webSigningKey(pair.privateKey, scheme), publicKey }
}

function draft(
  subject: Uint8Array,
  serialNumber: number,
  publicKey: Uint8Array,
  extensions: readonly Uint8Array[],
) {
  return {
    serialNumber: Uint8Array.of(serialNumber),
    issuer: rootName,
    subject,
    notBefore: now - 2 * day,
    notAfter: now + 30 * day,
    publicKey,
    extensions,
  }
}
