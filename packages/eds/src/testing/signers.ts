import { generateKeyPairSync } from 'node:crypto'
import { gostSigningKey, platformCrypto, type SigningKey } from '../algorithms/index.ts'
import type { CmsSignerDraft } from '../cms/index.ts'
import { encode, encodeBitString, encodeOid, encodeSequence, type Instant, tag } from '../der/index.ts'
import { gostPublicKeyOf, writeGostPublicKey } from '../gost/index.ts'
import { sha1 } from '../hash/sha.ts'
import { issueCertificate, issueCertificateList, issueOcspResponse } from '../issue/index.ts'
import { certIdOf } from '../ocsp/index.ts'
import { parsePrivateKey, signingKeyOf } from '../pkcs12/index.ts'
import {
  attributeOid,
  type Certificate,
  encodeExtendedKeyUsage,
  encodeKeyUsage,
  encodeName,
  encodeSubjectKeyIdentifier,
  keyOid,
  keyUsageBit,
  parseCertificate,
  purposeOid,
} from '../x509/index.ts'
import { authorityExtensions } from './test-pki.ts'

export type KeyType = 'rsa' | 'p256' | 'p384' | 'gost'
export const keyTypes: readonly KeyType[] = ['rsa', 'p256', 'p384', 'gost']
export type Pair = { readonly key: SigningKey; readonly spki: Uint8Array; readonly pkcs8: Uint8Array }

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

export async function newPair(type: KeyType): Promise<Pair> {
  if (type === 'gost') return gostPair()
  const { privateKey, publicKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: type === 'p256' ? 'P-256' : 'P-384' })
  const pkcs8 = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  return { key: await signingKeyOf(parsePrivateKey(pkcs8)), spki, pkcs8 }
}

function gostPair(): Pair {
  const scalar = random(64)
  scalar[63] = 1
  const key = gostPublicKeyOf(scalar, random)
  if (!key) throw new Error('The private key of this test is out of range.')
  const parameters = encodeSequence(encodeOid(keyOid.gostCurve), encodeOid(keyOid.gostHash))
  const algorithm = encodeSequence(encodeOid(keyOid.gost), parameters)
  const point = encode(tag.octetString, writeGostPublicKey(key))
  const pkcs8 = encodeSequence(Uint8Array.of(2, 1, 0), algorithm, encode(tag.octetString, scalar))
  return { key: gostSigningKey(scalar), spki: encodeSequence(algorithm, encodeBitString(point)), pkcs8 }
}

export type TestAuthority = {
  readonly certificate: Certificate
  /** A certificate for a key, as the NCA gives one to a first head. */
  readonly certify: (pair: Pair, options?: CertifyOptions) => Promise<Uint8Array>
  /** An OCSP answer of the authority itself: good. */
  readonly answer: (certificate: Uint8Array) => Promise<Uint8Array>
  readonly list: (revoked?: readonly Revoked[], at?: Instant) => Promise<Uint8Array>
}
export type Revoked = {
  readonly certificate: Uint8Array
  readonly revokedAt: Instant
  readonly reason?: number
}
export type CertifyOptions = {
  readonly purposes?: readonly string[]
  readonly isCritical?: boolean
  readonly notBefore?: Instant
  readonly notAfter?: Instant
}

export const day = 86_400_000
const { nonRepudiation, digitalSignature } = keyUsageBit
const firstHead = [purposeOid.emailProtection, '1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.1']

export const personName = encodeName([
  [attributeOid.commonName, 'ӨМІРОВА АЙГҮЛ'],
  [attributeOid.serialNumber, 'IIN990101400013'],
  [attributeOid.organizationalUnit, 'BIN000140000017'],
  [attributeOid.givenName, 'ҚАНАТҚЫЗЫ'],
])

let serial = 0

/** An authority of our own with keys of one type; `now` is the middle of what it issues. */
export async function newAuthority(type: KeyType, now: Instant): Promise<TestAuthority> {
  const own = await newPair(type)
  const name = encodeName([[attributeOid.commonName, `SANDBOX ${type}`]])
  const issue = (
    subject: Uint8Array,
    spki: Uint8Array,
    extensions: readonly Uint8Array[],
    o: CertifyOptions,
  ) =>
    issueCertificate(
      {
        serialNumber: Uint8Array.of(1, ++serial >> 8, serial & 0xff),
        issuer: name,
        subject,
        notBefore: o.notBefore ?? now - 100 * day,
        notAfter: o.notAfter ?? now + 100 * day,
        publicKey: spki,
        extensions,
      },
      own.key,
    )
  const certificate = parseCertificate(await issue(name, own.spki, authorityExtensions(), {}))
  return {
    certificate,
    answer: async (der) => {
      const provider = platformCrypto()
      const id = await certIdOf(certificate, parseCertificate(der).serialNumber, provider, 'SHA-256')
      const responderKeyHash = await provider.digest('SHA-1', certificate.publicKey.bits)
      const responses = [{ id, state: 'good', thisUpdate: now - day, nextUpdate: now + day }] as const
      return issueOcspResponse(
        { responderKeyHash, producedAt: now - day, responses, certificates: [] },
        own.key,
      )
    },
    certify: ({ spki }, options = {}) => {
      const usage = encodeKeyUsage(nonRepudiation | digitalSignature)
      const purposes = encodeExtendedKeyUsage(options.purposes ?? firstHead, options.isCritical)
      const identifier = encodeSubjectKeyIdentifier(sha1.digest(spki))
      return issue(personName, spki, [usage, purposes, identifier], options)
    },
    list: (revoked = [], thisUpdate = now - day) =>
      issueCertificateList(
        {
          issuer: name,
          thisUpdate,
          nextUpdate: now + 50 * day,
          number: 1n,
          revoked: revoked.map(({ certificate, revokedAt, reason = 1 }) => ({
            serialNumber: octetsOfHex(parseCertificate(certificate).serialNumber),
            revokedAt,
            reason,
          })),
        },
        own.key,
      ),
  }
}

/** Somebody who signs, with a certificate of that authority. */
export async function newSigner(
  authority: TestAuthority,
  type: KeyType,
  options: CertifyOptions = {},
): Promise<CmsSignerDraft & { readonly pair: Pair }> {
  const pair = await newPair(type)
  return { pair, key: pair.key, certificate: await authority.certify(pair, options) }
}

function octetsOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16))
}
