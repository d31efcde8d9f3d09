import { createHash } from 'node:crypto'
import {
  type Certificate,
  encodeAuthorityKeyIdentifier,
  encodeSubjectKeyIdentifier,
  type Instant,
  issueCertificate,
  type SigningKey,
} from '#eds'
import type { Random } from '#platform/crypto'

/** A positive number of 20 octets that nobody can foretell (RFC 5280, 4.1.2.2). */
export function newSerialNumber(random: Random): Uint8Array {
  const octets = new Uint8Array(random.bytes(20))
  octets[0] = (octets[0]! & 0x3f) | 0x40
  return octets
}

/** SHA-1 of the key's bits (RFC 5280, 4.2.1.2): a name, not a protection. */
export function keyIdentifier(publicKeyBits: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha1').update(publicKeyBits).digest())
}

export type IssueDraft = {
  readonly serialNumber: Uint8Array
  readonly issuer: { readonly name: Uint8Array; readonly keyIdentifier: Uint8Array; readonly key: SigningKey }
  readonly subject: Uint8Array
  readonly publicKey: { readonly der: Uint8Array; readonly bits: Uint8Array }
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly extensions: readonly Uint8Array[]
}

/** Issues a certificate with both key identifiers. */
export function issueWithIdentifiers({ issuer, publicKey, extensions, ...draft }: IssueDraft) {
  return issueCertificate(
    {
      ...draft,
      issuer: issuer.name,
      publicKey: publicKey.der,
      extensions: [
        ...extensions,
        encodeSubjectKeyIdentifier(keyIdentifier(publicKey.bits)),
        encodeAuthorityKeyIdentifier(issuer.keyIdentifier),
      ],
    },
    issuer.key,
  )
}

/** The whole second a moment lies in: certificates know no parts of it. */
export function wholeSecond(moment: Date): Instant {
  return Math.floor(moment.getTime() / 1000) * 1000
}

/** An authority that signs: its certificate and its key. */
export type Holder = { readonly certificate: Certificate; readonly key: SigningKey }

export function issuerOf({ certificate, key }: Holder): IssueDraft['issuer'] {
  return {
    name: certificate.subject.der,
    keyIdentifier: keyIdentifier(certificate.publicKey.bits),
    key,
  }
}
