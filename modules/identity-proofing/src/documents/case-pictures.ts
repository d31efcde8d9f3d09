import { dayInKazakhstan } from '#kz'
import type { DocumentReading, Quad, Side, SideReading } from '#modules/identity-documents'
import { decryptBlob, decryptField, encryptBlob, encryptField, type PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { DocumentDoors } from './document-doors.ts'
import { type Captured, documentTables, type PictureRow } from './document-tables.ts'
import type { SeenPicture } from './evidence.ts'

/** A picture of a case with its reading opened; the picture itself stays sealed until it is asked for. */
export type StoredPicture = Omit<PictureRow, 'readingSealed' | 'pictureSealed'> & SeenPicture

export type NewPicture = {
  readonly slot: Side
  readonly captured: Captured
  readonly contentLookup: Buffer
  readonly width: number
  readonly height: number
  readonly corners: Quad | null
  readonly jpeg: Uint8Array
  readonly reading: SideReading
}

const place = (column: 'picture' | 'reading', row: string) => ({
  table: 'identity_proofing.document_pictures',
  column,
  row,
})

const everythingButThePicture = [
  'id',
  'caseId',
  'slot',
  'captured',
  'contentLookup',
  'width',
  'height',
  'corners',
  'readingSealed',
  'addedAt',
] as const

/** The pictures of a case, front first. */
export async function readPictures(
  database: Database,
  key: PersonKey,
  caseId: string,
): Promise<readonly StoredPicture[]> {
  const rows = await documentTables(database)
    .selectFrom('documentPictures')
    .select(everythingButThePicture)
    .where('caseId', '=', caseId)
    .execute()
  const order: readonly Side[] = ['front', 'back', 'page']
  return rows
    .toSorted((a, b) => order.indexOf(a.slot) - order.indexOf(b.slot))
    .map(({ readingSealed, ...row }) => ({
      ...row,
      reading: JSON.parse(decryptField(key, place('reading', row.id), readingSealed)) as SideReading,
    }))
}

/** The JPEG of one picture, or null. */
export async function openPicture(
  database: Database,
  key: PersonKey,
  caseId: string,
  slot: Side,
): Promise<Buffer | null> {
  const row = await documentTables(database)
    .selectFrom('documentPictures')
    .select(['id', 'pictureSealed'])
    .where('caseId', '=', caseId)
    .where('slot', '=', slot)
    .executeTakeFirst()
  return row ? decryptBlob(key, place('picture', row.id), row.pictureSealed) : null
}

/** Puts a picture into its place; the one that was there goes for good. */
export async function keepPicture(
  trx: Database,
  { random, clock }: Pick<DocumentDoors, 'random' | 'clock'>,
  key: PersonKey,
  caseId: string,
  { jpeg, reading, corners, ...picture }: NewPicture,
): Promise<string> {
  const id = random.uuid()
  const tables = documentTables(trx)
  await tables
    .deleteFrom('documentPictures')
    .where('caseId', '=', caseId)
    .where('slot', '=', picture.slot)
    .execute()
  await tables
    .insertInto('documentPictures')
    .values({
      ...picture,
      id,
      caseId,
      corners: cornersOf(corners),
      pictureSealed: encryptBlob(key, place('picture', id), Buffer.from(jpeg), random),
      readingSealed: encryptField(key, place('reading', id), JSON.stringify(reading), random),
      addedAt: clock.now(),
    })
    .execute()
  return id
}

/** The same picture read anew, with the corners the person drew. */
export async function keepReading(
  trx: Database,
  { random }: Pick<DocumentDoors, 'random'>,
  key: PersonKey,
  pictureId: string,
  corners: Quad,
  reading: SideReading,
): Promise<void> {
  await documentTables(trx)
    .updateTable('documentPictures')
    .set({
      corners: cornersOf(corners),
      readingSealed: encryptField(key, place('reading', pictureId), JSON.stringify(reading), random),
    })
    .where('id', '=', pictureId)
    .execute()
}

/** Deletes the pictures of a case. */
export async function deletePictures(trx: Database, caseId: string): Promise<void> {
  await documentTables(trx).deleteFrom('documentPictures').where('caseId', '=', caseId).execute()
  await documentTables(trx).deleteFrom('documentUploads').where('caseId', '=', caseId).execute()
}

/**
 * The document across its pictures. Which side a picture shows is told by the picture: when every card is in the
 * other's place, they have only been swapped.
 */
export async function judgePictures(
  { reader, clock }: Pick<DocumentDoors, 'reader' | 'clock'>,
  pictures: readonly SeenPicture[],
): Promise<DocumentReading | null> {
  if (pictures.length === 0) return null
  const sides = pictures.map(({ slot, reading }) => [wereSwapped(pictures) ? reading.side : slot, reading])
  return reader.judge({ ...Object.fromEntries(sides), at: dayInKazakhstan(clock.now()) })
}

export function wereSwapped(pictures: readonly SeenPicture[]): boolean {
  const opposite = { front: 'back', back: 'front', page: null } as const
  return pictures.length === 2 && pictures.every(({ slot, reading }) => reading.side === opposite[slot])
}

// The driver would write a list as a PostgreSQL array, and the column is JSON.
function cornersOf(corners: Quad | null): Quad | null {
  return corners && (JSON.stringify(corners) as unknown as Quad)
}
