import { decryptBlob, decryptField, type PersonKey, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { SigningError } from '../errors.ts'
import type { SigningRoom } from '../signing-room.ts'
import { type RequestRow, type RequestState, requestPlace, tablesOf } from '../tables.ts'
import type { CertificateFacts } from '../verdict/certificate-facts.ts'
import type { Shown } from './manifest.ts'
import type { SignerRule } from './signer-rule.ts'

export type RequestContents = {
  readonly manifest: Uint8Array
  readonly shown: readonly Shown[]
  readonly signer: SignerRule
}

/** A request with what it holds, opened with the person's key. */
export type StoredRequest = RequestContents & { readonly row: RequestRow; readonly key: PersonKey }

type WrittenContents = {
  readonly manifest: string
  readonly shown: readonly (Omit<Shown, 'bytes'> & { readonly base64: string })[]
  readonly signer: SignerRule
}

/** Opens a request; `lock` keeps others from changing it until the transaction ends. Throws `unknown-request`. */
export async function openStoredRequest(
  database: Database,
  { keyring }: Pick<SigningRoom, 'keyring'>,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<StoredRequest> {
  const row = isUuid(id) ? await readRow(database, id, lock) : undefined
  if (!row) throw new SigningError('unknown-request', 'There is no such request to sign.')
  const key = await readPersonKey(database, keyring, row.personId)
  const sealed = decryptBlob(key, requestPlace(id, 'contents'), row.contentsSealed)
  const { manifest, shown, signer }: WrittenContents = JSON.parse(sealed.toString('utf8'))
  return {
    row,
    key,
    signer,
    manifest: bytesOf(manifest),
    shown: shown.map(({ name, mediaType, base64 }) => ({ name, mediaType, bytes: bytesOf(base64) })),
  }
}

export function sealableContents({ manifest, shown, signer }: RequestContents): Buffer {
  const written: WrittenContents = {
    manifest: Buffer.from(manifest).toString('base64'),
    shown: shown.map(({ bytes, ...rest }) => ({ ...rest, base64: Buffer.from(bytes).toString('base64') })),
    signer,
  }
  return Buffer.from(JSON.stringify(written), 'utf8')
}

/** What a request is at this moment: its time may have run out since anybody looked. */
export function stateAt(
  { state, expiresAt }: Pick<RequestRow, 'state' | 'expiresAt'>,
  now: Date,
): RequestState {
  return (state === 'open' || state === 'refused') && expiresAt <= now ? 'expired' : state
}

/** The certificate of the last signature that was turned down or waits. */
export function lastCertificate({ row, key }: Pick<StoredRequest, 'row' | 'key'>): CertificateFacts | null {
  if (!row.certificateSealed) return null
  return JSON.parse(decryptField(key, requestPlace(row.id, 'certificate'), row.certificateSealed))
}

function readRow(database: Database, id: string, lock: 'lock' | 'look'): Promise<RequestRow | undefined> {
  const query = tablesOf(database).selectFrom('requests').selectAll().where('id', '=', id)
  return (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
