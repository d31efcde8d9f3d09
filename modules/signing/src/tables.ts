import type { Generated, Selectable } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { KeyUse, RevocationReason } from './outside/authority.ts'
import type { SigningPurpose } from './requests/manifest.ts'
import type { SignerRule } from './requests/signer-rule.ts'
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

export type KeyPlace = 'file' | 'cloud'
export type OrderState = 'started' | 'identified' | 'issuing' | 'issued'

export type OrderRow = {
  readonly id: string
  readonly personId: string
  readonly keyPlace: KeyPlace
  readonly needs: SignerRule['needs']
  readonly wishSealed: Buffer
  readonly journeyId: string | null
  readonly state: OrderState
  readonly requestsSealed: Buffer | null
  readonly createdAt: Date
  readonly expiresAt: Date
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

export type CertificateRow = {
  readonly id: string
  readonly personId: string
  readonly orderId: string
  readonly serialNumber: string
  readonly use: KeyUse
  readonly keyPlace: KeyPlace
  readonly chainSealed: Buffer
  readonly factsSealed: Buffer
  readonly state: 'good' | 'held' | 'revoked'
  readonly issuedAt: Date
  readonly notAfter: Date
  readonly revokedAt: Date | null
  readonly reason: RevocationReason | null
}

type CloudKeyRow = {
  readonly orderId: string
  readonly personId: string
  readonly masterKeyId: string
  readonly wrapped: string
  readonly createdAt: Date
}

export type ActivationRow = {
  readonly id: string
  readonly personId: string
  readonly requestId: string
  readonly certificateId: string
  readonly manifestSha256: Buffer
  readonly journeyId: string
  readonly state: 'asked' | 'granted' | 'used'
  readonly createdAt: Date
  readonly grantedAt: Date | null
  readonly expiresAt: Date | null
  readonly usedAt: Date | null
}

export type SignatureInHand = Selectable<SignatureRow>

/** Where an encrypted part of a request lives. */
export function requestPlace(id: string, column: 'contents' | 'certificate') {
  return { table: 'signing.requests', column, row: id }
}

export function signaturePlace(id: string, column: 'cms' | 'certificate') {
  return { table: 'signing.signatures', column, row: id }
}

export function orderPlace(id: string, column: 'wish' | 'requests') {
  return { table: 'signing.orders', column, row: id }
}

export function certificatePlace(id: string, column: 'chain' | 'facts') {
  return { table: 'signing.certificates', column, row: id }
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    requests: RequestRow
    signatures: SignatureRow
    qrSignings: QrSigningRow
    orders: OrderRow
    certificates: CertificateRow
    cloudKeys: CloudKeyRow
    activations: ActivationRow
  }>(database, 'signing')
}
