import type { SigningRoom } from '../signing-room.ts'
import type { RequestState, SigningWay } from '../tables.ts'
import type { CertificateFacts } from '../verdict/certificate-facts.ts'
import type { SigningCode } from '../verdict/signing-code.ts'
import { findSignature } from './find-signature.ts'
import type { Shown, SigningPurpose } from './manifest.ts'
import type { SignerRule } from './signer-rule.ts'
import { lastCertificate, openStoredRequest, stateAt } from './stored-request.ts'

/** A request as the pages and the room that asked for it see it. */
export type SigningRequest = {
  readonly requestId: string
  readonly personId: string
  readonly purpose: SigningPurpose
  readonly subject: string
  /** `refused`: the last signature was turned down, and another one may still be brought. */
  readonly state: RequestState
  /** Why the last signature was turned down, or waits; see `signingMessage`. */
  readonly code: SigningCode | null
  /** The certificate of that last signature. */
  readonly certificate: CertificateFacts | null
  readonly manifest: Uint8Array
  /** Of the manifest, in hexadecimal: the hash that every signer can see. */
  readonly sha256: string
  readonly shown: readonly Shown[]
  readonly signer: SignerRule
  readonly returnTo: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Once it counts: who signed, and when a time stamp saw it. */
  readonly signed: {
    readonly at: Date
    readonly way: SigningWay
    readonly certificate: CertificateFacts
  } | null
}

/** Reads a request with all that is shown and with where it stands. Throws `unknown-request`. */
export async function readSigningRequest(
  room: Pick<SigningRoom, 'database' | 'keyring' | 'clock'>,
  requestId: string,
): Promise<SigningRequest> {
  const { database, clock } = room
  const request = await openStoredRequest(database, room, requestId)
  const { row, manifest, shown, signer } = request
  const signature = row.state === 'signed' ? await findSignature(database, room.keyring, requestId) : null
  return {
    requestId,
    personId: row.personId,
    purpose: row.purpose,
    subject: row.subject,
    state: stateAt(row, clock.now()),
    code: row.code,
    certificate: lastCertificate(request),
    manifest,
    sha256: row.manifestSha256.toString('hex'),
    shown,
    signer,
    returnTo: row.returnTo,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    signed: signature && {
      at: signature.signedAt,
      way: signature.way,
      certificate: signature.certificate,
    },
  }
}
