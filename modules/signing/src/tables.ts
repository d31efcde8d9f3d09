import type { Generated, Selectable } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { SigningPurpose } from './requests/manifest.ts'
import type { SigningCode } from './verdict/signing-code.ts'

export type RequestState = 'open' | 'waiting' | 'signed' | 'refused' | 'cancelled' | 'expired'

/** How the signature was made. */
export type SigningWay = 'ncalayer' | 'key-file' | 'qr' | 'cloud' | 'file'

export type RequestRow = {
  readonly id: string
  readonly personId: string
  readonly purpose: SigningPurpose
  readonly subject: string
  readonly manifestSha256: Buffer
  readonly contentsSealed: Buffer
  readonly returnTo: string
  readonly state: RequestState
  readonly code: SigningCode | null
  readonly certificateSealed: Buffer | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly stateAt: Date
}

export type SignatureRow = {
  readonly id: string
  readonly requestId: string
  readonly personId: string
  readonly way: SigningWay
  readonly receivedSha256: Buffer
  readonly cmsSealed: Buffer
  readonly certificateSealed: Buffer
  readonly state: 'waiting' | 'passed' | 'refused'
  readonly code: SigningCode | null
  readonly receivedAt: Date
  readonly provenAt: Date | null
  readonly tries: Generated<number>
  readonly nextTryAt: Date | null
  readonly stateAt: Date
}

/** `opened`: a phone has asked what is to be signed. `used`: it has sent a signature that counts or waits. */
export type QrState = 'offered' | 'opened' | 'cancelled' | 'used'

export type QrSigningRow = {
  readonly id: string
  readonly requestId: string
  readonly tokenHash: Buffer
  readonly state: QrState
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly stateAt: Date
}

export type SignatureInHand = Selectable<SignatureRow>

/** Where an encrypted part of a request lives. */
export function requestPlace(id: string, column: 'contents' | 'certificate') {
  return { table: 'signing.requests', column, row: id }
}

export function signaturePlace(id: string, column: 'cms' | 'certificate') {
  return { table: 'signing.signatures', column, row: id }
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ requests: RequestRow; signatures: SignatureRow; qrSignings: QrSigningRow }>(
    database,
    'signing',
  )
}
