import {
  decryptBlob,
  decryptField,
  encryptBlob,
  encryptField,
  type PersonKey,
  readPersonKey,
} from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { decidePiece, pieces } from '#platform/uploads'
import { type AddAnswer, type AttachmentOf, type AttachmentsRoom, addAttachment } from './attachments.ts'
import { attachmentRules } from './rules.ts'
import { tablesOf, type Upload, uploadPlace } from './tables.ts'

/** `open`: send pieces from byte `received` on, none larger than `pieceBytes`. */
export type OpenAnswer =
  | {
      readonly kind: 'open'
      readonly uploadId: string
      readonly received: number
      readonly pieceBytes: number
    }
  | { readonly kind: 'refused'; readonly code: 'empty' | 'too-large' }

/** Opens an upload, or finds the one that was interrupted: the page's own key for the file tells. */
export async function openUpload(
  { database, keyring, clock, random }: AttachmentsRoom,
  of: AttachmentOf,
  file: { readonly name: string; readonly size: number; readonly formKey: string },
): Promise<OpenAnswer> {
  const { name, size, formKey } = file
  if (!Number.isInteger(size) || size <= 0) return { kind: 'refused', code: 'empty' }
  if (size > attachmentRules.mostBytes) return { kind: 'refused', code: 'too-large' }
  const id = random.uuid()
  const key = await readPersonKey(database, keyring, of.personId)
  const nameSealed = encryptField(key, uploadPlace(id, 'name'), name.slice(0, 500), random)
  return transaction(database, async (trx) => {
    const { personId, applicationId, document } = of
    const fresh = { id, personId, applicationId, document, nameSealed, formKey, size, received: 0 }
    await tablesOf(trx)
      .insertInto('uploads')
      .values({ ...fresh, startedAt: clock.now() })
      .onConflict((conflict) => conflict.columns(['personId', 'formKey']).doNothing())
      .execute()
    const { uploadId, received } = await tablesOf(trx)
      .selectFrom('uploads')
      .select(['id as uploadId', 'received'])
      .where('personId', '=', personId)
      .where('formKey', '=', formKey)
      .executeTakeFirstOrThrow()
    await forgetOldest(trx, personId)
    return { kind: 'open', uploadId, received, pieceBytes: pieces.mostBytes }
  })
}

/**
 * - `received`: so many bytes are there; go on from there, also when a piece did not fit
 * - `gone`: no such upload of this person; begin anew
 * - otherwise the file was whole, and this is what became of it
 */
export type PieceAnswer =
  | { readonly kind: 'received'; readonly received: number; readonly fits: boolean }
  | { readonly kind: 'gone' }
  | AddAnswer

/** Takes the next piece; with the last one the file is added. Sending a piece twice changes nothing. */
export async function addPiece(
  room: AttachmentsRoom,
  personId: string,
  piece: { readonly uploadId: string; readonly atByte: number; readonly bytes: Uint8Array },
): Promise<PieceAnswer> {
  const key = await readPersonKey(room.database, room.keyring, personId)
  const kept = await transaction(room.database, (trx) => keepPiece(trx, room, key, personId, piece))
  if (kept.kind !== 'whole') return kept
  const { upload, bytes } = kept
  const name = decryptField(key, uploadPlace(upload.id, 'name'), upload.nameSealed)
  const answer = await addAttachment(room, upload, { name, bytes })
  // A scanner that was away is asked again with the same bytes; everything else has had its answer.
  if (answer.kind === 'added' || answer.code !== 'scanner-away')
    await tablesOf(room.database).deleteFrom('uploads').where('id', '=', upload.id).execute()
  return answer
}

type Kept =
  | { readonly kind: 'received'; readonly received: number; readonly fits: boolean }
  | { readonly kind: 'gone' }
  | { readonly kind: 'whole'; readonly upload: Upload; readonly bytes: Buffer }

async function keepPiece(
  trx: Database,
  { random }: AttachmentsRoom,
  key: PersonKey,
  personId: string,
  { uploadId, atByte, bytes }: { uploadId: string; atByte: number; bytes: Uint8Array },
): Promise<Kept> {
  const upload = await findUpload(trx, personId, uploadId)
  if (!upload) return { kind: 'gone' }
  const decision = decidePiece(upload, { atByte, bytes: bytes.byteLength })
  const fits = decision === 'keep' || decision === 'known'
  const received = decision === 'keep' ? atByte + bytes.byteLength : upload.received
  if (decision === 'keep') {
    const pieceSealed = encryptBlob(key, uploadPlace(uploadId, `piece:${atByte}`), Buffer.from(bytes), random)
    await tablesOf(trx).insertInto('uploadPieces').values({ uploadId, atByte, pieceSealed }).execute()
    await tablesOf(trx).updateTable('uploads').set({ received }).where('id', '=', uploadId).execute()
  }
  if (!fits || received < upload.size) return { kind: 'received', received, fits }
  return { kind: 'whole', upload, bytes: await joinPieces(trx, key, uploadId) }
}

async function findUpload(trx: Database, personId: string, uploadId: string): Promise<Upload | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) return undefined
  return tablesOf(trx)
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', uploadId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

async function joinPieces(trx: Database, key: PersonKey, uploadId: string): Promise<Buffer> {
  const rows = await tablesOf(trx)
    .selectFrom('uploadPieces')
    .select(['atByte', 'pieceSealed'])
    .where('uploadId', '=', uploadId)
    .orderBy('atByte')
    .execute()
  return Buffer.concat(
    rows.map(({ atByte, pieceSealed }) =>
      decryptBlob(key, uploadPlace(uploadId, `piece:${atByte}`), pieceSealed),
    ),
  )
}

/** Somebody who begins upload after upload keeps only the newest. */
async function forgetOldest(trx: Database, personId: string): Promise<void> {
  const newest = tablesOf(trx)
    .selectFrom('uploads')
    .select('id')
    .where('personId', '=', personId)
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(attachmentRules.mostOpenUploads)
  await tablesOf(trx)
    .deleteFrom('uploads')
    .where('personId', '=', personId)
    .where('id', 'not in', newest)
    .execute()
}
