import type { Side } from '#modules/identity-documents'
import { decryptBlob, encryptBlob, type PersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { decidePiece } from '#platform/uploads'
import { type AddPictureAnswer, addPicture } from './add-picture.ts'
import { sidesOf } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { type Captured, documentTables, type UploadRow } from './document-tables.ts'
import { isUuid } from './stored-case.ts'
import { type CaseStanding, findOwnCase, takeCaseStep } from './take-case-step.ts'
import { uploadRules } from './upload-rules.ts'

/**
 * - `open`: send pieces from byte `received` on, none larger than `pieceBytes`
 * - `refused`: nothing is sent at all
 */
export type OpenUploadAnswer =
  | {
      readonly kind: 'open'
      readonly uploadId: string
      readonly received: number
      readonly pieceBytes: number
    }
  | { readonly kind: 'refused'; readonly code: 'too-large' | 'wrong-place' | 'empty' }
  | CaseStanding

export type NewUpload = {
  readonly caseId: string
  /** The page's own key for this file: the same key finds the same upload after the network was lost. */
  readonly formKey: string
  readonly slot: Side
  readonly captured: Captured
  readonly size: number
}

/** Opens an upload, or finds the one that was interrupted. */
export function openUpload(
  doors: DocumentDoors,
  owner: Owner,
  { caseId, formKey, slot, captured, size }: NewUpload,
): Promise<OpenUploadAnswer> {
  const form = { caseId, formKey: null }
  return takeCaseStep<OpenUploadAnswer>(doors, owner, 'addPicture', form, async (trx, { row }) => {
    if (!sidesOf(row.kind).includes(slot)) return { answer: { kind: 'refused', code: 'wrong-place' } }
    if (!Number.isInteger(size) || size <= 0) return { answer: { kind: 'refused', code: 'empty' } }
    if (size > uploadRules.mostBytes) return { answer: { kind: 'refused', code: 'too-large' } }
    const startedAt = doors.clock.now()
    const id = doors.random.uuid()
    const fresh = { id, caseId, slot, captured, formKey, size, received: 0, startedAt }
    const tables = documentTables(trx)
    await tables
      .insertInto('documentUploads')
      .values(fresh)
      .onConflict((conflict) => conflict.columns(['caseId', 'formKey']).doNothing())
      .execute()
    const { uploadId, received } = await tables
      .selectFrom('documentUploads')
      .select(['id as uploadId', 'received'])
      .where('caseId', '=', caseId)
      .where('formKey', '=', formKey)
      .executeTakeFirstOrThrow()
    await forgetOldest(trx, caseId)
    return { answer: { kind: 'open', uploadId, received, pieceBytes: uploadRules.pieceBytes } }
  })
}

/**
 * - `received`: so many bytes are there; go on from there, also when a piece did not fit
 * - everything else: the picture was whole, and this is what became of it
 */
export type AddPieceAnswer =
  | { readonly kind: 'received'; readonly received: number; readonly fits: boolean }
  | AddPictureAnswer

/** Takes the next piece; with the last one the picture is read. Sending a piece twice changes nothing. */
export async function addPiece(
  doors: DocumentDoors,
  owner: Owner,
  piece: { readonly uploadId: string; readonly atByte: number; readonly bytes: Uint8Array },
): Promise<AddPieceAnswer> {
  const kept = await keepPiece(doors, owner, piece)
  if (kept.kind !== 'whole') return kept
  const { upload, bytes } = kept
  const { caseId, slot, captured } = upload
  const answer = await addPicture(doors, owner, { caseId, slot, captured, bytes })
  await forgetUpload(doors, upload.id)
  return answer
}

/** Uploads that nobody finished. Returns how many went. */
export async function forgetUploads({
  database,
  clock,
}: Pick<DocumentDoors, 'database' | 'clock'>): Promise<number> {
  const old = new Date(clock.now().getTime() - uploadRules.keptMilliseconds)
  const { numDeletedRows } = await documentTables(database)
    .deleteFrom('documentUploads')
    .where('startedAt', '<', old)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function forgetUpload({ database }: DocumentDoors, id: string): Promise<void> {
  await documentTables(database).deleteFrom('documentUploads').where('id', '=', id).execute()
}

type Kept =
  | { readonly kind: 'received'; readonly received: number; readonly fits: boolean }
  | { readonly kind: 'gone' }
  | { readonly kind: 'whole'; readonly upload: UploadRow; readonly bytes: Buffer }

const place = (uploadId: string, atByte: number) => ({
  table: 'identity_proofing.document_upload_pieces',
  column: 'piece',
  row: `${uploadId}:${atByte}`,
})

function keepPiece(
  doors: DocumentDoors,
  owner: Owner,
  { uploadId, atByte, bytes }: { uploadId: string; atByte: number; bytes: Uint8Array },
): Promise<Kept> {
  return transaction(doors.database, async (trx) => {
    const upload = isUuid(uploadId) ? await lockUpload(trx, uploadId) : undefined
    const stored = upload && (await findOwnCase(trx, doors, owner, upload.caseId))
    if (!upload || !stored) return { kind: 'gone' }
    const decision = decidePiece(upload, { atByte, bytes: bytes.byteLength })
    const fits = decision === 'keep' || decision === 'known'
    const received = decision === 'keep' ? atByte + bytes.byteLength : upload.received
    if (decision === 'keep') await writePiece(trx, doors, stored.key, upload, atByte, bytes)
    if (!fits || received < upload.size) return { kind: 'received', received, fits }
    return { kind: 'whole', upload, bytes: await joinPieces(trx, stored.key, uploadId) }
  })
}

function lockUpload(trx: Database, uploadId: string): Promise<UploadRow | undefined> {
  return documentTables(trx)
    .selectFrom('documentUploads')
    .selectAll()
    .where('id', '=', uploadId)
    .forUpdate()
    .executeTakeFirst()
}

async function writePiece(
  trx: Database,
  { random }: DocumentDoors,
  key: PersonKey,
  { id }: UploadRow,
  atByte: number,
  bytes: Uint8Array,
): Promise<void> {
  const pieceSealed = encryptBlob(key, place(id, atByte), Buffer.from(bytes), random)
  const tables = documentTables(trx)
  await tables.insertInto('documentUploadPieces').values({ uploadId: id, atByte, pieceSealed }).execute()
  await tables
    .updateTable('documentUploads')
    .set({ received: atByte + bytes.byteLength })
    .where('id', '=', id)
    .execute()
}

async function joinPieces(trx: Database, key: PersonKey, uploadId: string): Promise<Buffer> {
  const pieces = await documentTables(trx)
    .selectFrom('documentUploadPieces')
    .select(['atByte', 'pieceSealed'])
    .where('uploadId', '=', uploadId)
    .orderBy('atByte')
    .execute()
  return Buffer.concat(
    pieces.map(({ atByte, pieceSealed }) => decryptBlob(key, place(uploadId, atByte), pieceSealed)),
  )
}

/** Somebody who begins upload after upload keeps only the newest. */
async function forgetOldest(trx: Database, caseId: string): Promise<void> {
  const tables = documentTables(trx)
  const newest = tables
    .selectFrom('documentUploads')
    .select('id')
    .where('caseId', '=', caseId)
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(uploadRules.mostOpen)
  await tables
    .deleteFrom('documentUploads')
    .where('caseId', '=', caseId)
    .where('id', 'not in', newest)
    .execute()
}
