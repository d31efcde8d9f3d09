import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { SigningKey } from '../algorithms/index.ts'
import { pathCommand } from '../commands/index.ts'
import { base64Of, type Instant } from '../der/index.ts'
import {
  type CertificateListDraft,
  issueCertificate,
  issueCertificateList,
  type RevokedDraft,
} from '../issue/index.ts'
import {
  attributeOid,
  encodeBasicConstraints,
  encodeKeyUsage,
  encodeName,
  encodePolicies,
  keyUsageBit,
} from '../x509/index.ts'

/** Somebody with a key and a certificate, for tests of paths. */
export type Holder = {
  readonly name: Uint8Array
  readonly serialNumber: Uint8Array
  readonly der: Uint8Array
  readonly spki: Uint8Array
  readonly key: SigningKey
}

export type HolderOptions = {
  /** A text becomes a common name below C=KZ, O=Test. */
  readonly subject?: string | Uint8Array
  readonly issuerName?: Uint8Array
  /** Instead of the usual ones of an authority or an end entity. */
  readonly extensions?: readonly Uint8Array[]
  readonly notBefore?: Instant
  readonly notAfter?: Instant
  readonly serialNumber?: Uint8Array
  /** Certifies the key of another holder anew. */
  readonly sameKeyAs?: Holder
  readonly damage?: boolean
}

export const checkTime = '2011-04-15T00:00:00Z'
export const at = Date.parse(checkTime)
const day = 86_400_000
const { keyCertSign, crlSign, digitalSignature } = keyUsageBit

/** NIST-test-policy-N. */
export function policy(n: number): string {
  return `2.16.840.1.101.3.2.1.48.${n}`
}

export function nameOf(commonName: string): Uint8Array {
  return encodeName([
    [attributeOid.country, 'KZ'],
    [attributeOid.organization, 'Test'],
    [attributeOid.commonName, commonName],
  ])
}

/** What an authority says of itself, but for what a test adds. */
export function authorityExtensions(...more: readonly Uint8Array[]): readonly Uint8Array[] {
  return [encodeBasicConstraints(true), encodeKeyUsage(keyCertSign | crlSign), ...more]
}

export async function root(subject = 'Trust Anchor'): Promise<Holder> {
  return holder(undefined, { subject, extensions: authorityExtensions() })
}

/** An authority below another; policy 1 unless the test says otherwise. */
export function authority(issuer: Holder, subject: string, options: HolderOptions = {}): Promise<Holder> {
  return holder(issuer, { subject, extensions: authorityExtensions(encodePolicies([policy(1)])), ...options })
}

/** A person; policy 1 unless the test says otherwise. */
export function person(issuer: Holder, options: HolderOptions = {}): Promise<Holder> {
  const extensions = [encodeKeyUsage(digitalSignature), encodePolicies([policy(1)])]
  return holder(issuer, { subject: 'Person', extensions, ...options })
}

let serial = 0

async function holder(issuer: Holder | undefined, options: HolderOptions): Promise<Holder> {
  const own = options.sameKeyAs ?? newKey()
  const { subject = 'Person', serialNumber = Uint8Array.of(1, ++serial >> 8, serial & 0xff) } = options
  const name = typeof subject === 'string' ? nameOf(subject) : subject
  const draft = {
    serialNumber,
    issuer: options.issuerName ?? issuer?.name ?? name,
    subject: name,
    notBefore: options.notBefore ?? at - 400 * day,
    notAfter: options.notAfter ?? at + 4000 * day,
    publicKey: own.spki,
    extensions: options.extensions ?? [],
  }
  const der = await issueCertificate(draft, issuer?.key ?? own.key)
  return { name, serialNumber, der: options.damage ? damaged(der) : der, spki: own.spki, key: own.key }
}

/** The same bytes with one bit of the signature changed. */
export function damaged(der: Uint8Array): Uint8Array {
  const copy = der.slice()
  copy[copy.length - 9]! ^= 1
  return copy
}

export function newKey(): Pick<Holder, 'spki' | 'key'> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    key: signingKey(privateKey),
  }
}

function signingKey(privateKey: KeyObject): SigningKey {
  return {
    scheme: { kind: 'ecdsa', hash: 'SHA-256' },
    sign: (content) => new Uint8Array(sign('sha256', content, privateKey)),
  }
}

export type ListOptions = Partial<Omit<CertificateListDraft, 'revoked'>> & {
  readonly revoked?: readonly (Holder | RevokedDraft)[]
  readonly signedBy?: Holder
}

/** The list of an authority: complete, empty and in force, but for what the test says. */
export function list(
  issuer: Holder,
  { revoked = [], signedBy = issuer, ...draft }: ListOptions = {},
): Promise<Uint8Array> {
  return issueCertificateList(
    {
      issuer: issuer.name,
      thisUpdate: at - 30 * day,
      nextUpdate: at + 4000 * day,
      number: 1n,
      ...draft,
      revoked: revoked.map((one) => ('revokedAt' in one ? one : revokedEntry(one))),
    },
    signedBy.key,
  )
}

export function revokedEntry(who: Holder, more: Partial<RevokedDraft> = {}): RevokedDraft {
  return { serialNumber: who.serialNumber, revokedAt: at - 60 * day, reason: 1, ...more }
}

export type Question = {
  /** Lists besides or instead of the empty ones of every authority of the chain. */
  readonly lists?: readonly (Uint8Array | Promise<Uint8Array>)[]
  readonly initialPolicySet?: readonly string[]
  readonly explicitPolicy?: boolean
  readonly policyMappingInhibit?: boolean
  readonly anyPolicyInhibit?: boolean
}

/** What `senim eds path` says: `valid`, or the reason why not. */
export async function verdict(
  chain: readonly Holder[],
  { lists, ...settings }: Question = {},
): Promise<string> {
  const crls = await Promise.all(lists ?? chain.slice(0, -1).map((one) => list(one)))
  const answer = await pathCommand(
    { chain: chain.map(({ der }) => base64Of(der)), crls: crls.map(base64Of), at: checkTime, ...settings },
    at,
  )
  return answer.reason ?? 'valid'
}
