import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import {
  decryptField,
  decryptStream,
  encryptField,
  encryptStream,
  type Keyring,
  lookupIndex,
  type PersonKey,
  type Random,
  readPersonKey,
} from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { daysKept } from './data/terms.ts'
import { shownName } from './file-name.ts'
import { type LookedInto, lookInto } from './look-into.ts'
import { type AttachmentKind, type AttachmentRefusal, attachmentRules } from './rules.ts'
import type { Scanner } from './scan.ts'
import { type AttachmentRow, attachmentPlace, type Scan, tablesOf } from './tables.ts'

/** What this module stands on. */
export type AttachmentsRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly random: Random
  /** `null`: none is set up, and people are told that nothing was scanned. */
  readonly scanner: Scanner | null
}

/** Whose file it is, and for which document of which application. */
export type AttachmentOf = {
  readonly personId: string
  readonly applicationId: string
  /** One of the documents that the service asks for. */
  readonly document: string
}

export type Attachment = {
  readonly id: string
  readonly document: string
  readonly name: string
  readonly mediaType: AttachmentKind
  readonly size: number
  /** Hexadecimal, of the bytes that are kept: what a person signs. */
  readonly sha256: string
  readonly scan: Scan
  readonly addedAt: Date
  readonly isBound: boolean
}

export type AddAnswer =
  | { readonly kind: 'added'; readonly attachment: Attachment }
  | { readonly kind: 'refused'; readonly code: AttachmentRefusal }

const dayMilliseconds = 86_400_000

/**
 * Adds a file to an application that is not sent yet. What it is is told by its bytes, not by its name; pictures are
 * drawn anew. The same file for the same document twice is one attachment.
 */
export async function addAttachment(
  room: AttachmentsRoom,
  of: AttachmentOf,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<AddAnswer> {
  const { personId, applicationId, document } = of
  const digest = createHash('sha256').update(file.bytes).digest('hex')
  const contentLookup = lookupIndex(room.keyring, 'attachments.content', `${personId} ${digest}`)
  const known = await findSame(room, of, contentLookup)
  if (known) return { kind: 'added', attachment: known }
  const looked = await lookInto(file.bytes)
  if ('refusal' in looked) return { kind: 'refused', code: looked.refusal }
  const scan = room.scanner ? await room.scanner(file.bytes) : 'not-scanned'
  if (scan === 'virus') return { kind: 'refused', code: 'virus' }
  if (scan === 'away') return { kind: 'refused', code: 'scanner-away' }
  const key = await readPersonKey(room.database, room.keyring, personId)
  const row = await seal(room, key, { name: file.name, contentLookup, looked, scan })
  const refusal = await transaction(room.database, async (trx) => {
    await lockApplication(trx, applicationId)
    const why = await whyNoMore(trx, of, looked.bytes.length)
    if (why) return why
    await tablesOf(trx)
      .insertInto('attachments')
      .values({ ...row, personId, applicationId, document })
      .onConflict((conflict) => conflict.columns(['applicationId', 'document', 'contentLookup']).doNothing())
      .execute()
    return null
  })
  if (refusal) return { kind: 'refused', code: refusal }
  const added = await findSame(room, of, contentLookup)
  return added ? { kind: 'added', attachment: added } : { kind: 'refused', code: 'bound' }
}

/** The files of an application, in the order in which they were added. */
export async function listAttachments(
  { database, keyring }: Pick<AttachmentsRoom, 'database' | 'keyring'>,
  { personId, applicationId }: Omit<AttachmentOf, 'document'>,
): Promise<readonly Attachment[]> {
  const rows = await filesOf(database, personId, applicationId).orderBy('addedAt').orderBy('id').execute()
  if (rows.length === 0) return []
  const key = await readPersonKey(database, keyring, personId)
  return rows.map((row) => shown(row, key))
}

/**
 * A file with its bytes, or `null` when this application of this person has none by this id. Who looks into somebody
 * else's file writes that down first, where the person sees it.
 */
export async function readAttachment(
  { database, keyring }: Pick<AttachmentsRoom, 'database' | 'keyring'>,
  { personId, applicationId, id }: Omit<AttachmentOf, 'document'> & { readonly id: string },
): Promise<(Attachment & { readonly bytes: Buffer }) | null> {
  if (!isUuid(id)) return null
  const row = await tablesOf(database)
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  if (!row) return null
  const key = await readPersonKey(database, keyring, personId)
  const bytes = await gather(decryptStream(key, attachmentPlace(id, 'content'), [row.contentSealed]))
  return { ...shown(row, key), bytes }
}

/** Takes a file out again; `bound`: it belongs to what was signed. Taking out what is not there changes nothing. */
export async function removeAttachment(
  { database }: Pick<AttachmentsRoom, 'database'>,
  { personId, applicationId, id }: Omit<AttachmentOf, 'document'> & { readonly id: string },
): Promise<'removed' | 'bound'> {
  if (!isUuid(id)) return 'removed'
  const mine = { personId, applicationId, id }
  await tablesOf(database)
    .deleteFrom('attachments')
    .where((eb) => eb.and(mine))
    .where('boundAt', 'is', null)
    .execute()
  const left = await tablesOf(database)
    .selectFrom('attachments')
    .select('id')
    .where((eb) => eb.and(mine))
    .executeTakeFirst()
  return left ? 'bound' : 'removed'
}

/**
 * From now on the files belong to what was sent: nobody takes one out, and they are kept as long as the law wants. In
 * the transaction of the move; gives back what goes into the manifest.
 */
export async function bindToApplication(
  trx: Database,
  { keyring, clock }: Pick<AttachmentsRoom, 'keyring' | 'clock'>,
  { personId, applicationId }: Omit<AttachmentOf, 'document'>,
): Promise<readonly Attachment[]> {
  await lockApplication(trx, applicationId)
  await tablesOf(trx)
    .updateTable('attachments')
    .set({ boundAt: clock.now(), keptUntil: inDays(clock, daysKept('sent')) })
    .where('personId', '=', personId)
    .where('applicationId', '=', applicationId)
    .where('boundAt', 'is', null)
    .execute()
  return listAttachments({ database: trx, keyring }, { personId, applicationId })
}

type ToSeal = {
  readonly name: string
  readonly contentLookup: Buffer
  readonly looked: Extract<LookedInto, { bytes: Buffer }>
  readonly scan: Scan
}

async function seal(
  { clock, random }: AttachmentsRoom,
  key: PersonKey,
  { name, contentLookup, looked: { kind, bytes }, scan }: ToSeal,
) {
  const id = random.uuid()
  return {
    ...{ id, contentLookup, scan },
    mediaType: kind,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    nameSealed: encryptField(key, attachmentPlace(id, 'name'), shownName(name, kind), random),
    contentSealed: await gather(encryptStream(key, attachmentPlace(id, 'content'), [bytes], random)),
    addedAt: clock.now(),
    boundAt: null,
    keptUntil: inDays(clock, daysKept('unsent')),
  }
}

async function findSame(
  { database, keyring }: AttachmentsRoom,
  { personId, applicationId, document }: AttachmentOf,
  contentLookup: Buffer,
): Promise<Attachment | null> {
  const row = await filesOf(database, personId, applicationId)
    .where('document', '=', document)
    .where('contentLookup', '=', contentLookup)
    .executeTakeFirst()
  return row ? shown(row, await readPersonKey(database, keyring, personId)) : null
}

/** Files are counted one after the other, so that two at once do not both find the last free place. */
async function lockApplication(trx: Database, applicationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${applicationId}, 12))`.execute(trx)
}

async function whyNoMore(
  trx: Database,
  { personId, applicationId, document }: AttachmentOf,
  size: number,
): Promise<AttachmentRefusal | null> {
  const files = await filesOf(trx, personId, applicationId).execute()
  const { mostFiles, mostFilesOfOneDocument, mostBytesTogether } = attachmentRules
  if (files.some(({ boundAt }) => boundAt !== null)) return 'bound'
  const ofDocument = files.filter((file) => file.document === document).length
  if (files.length >= mostFiles || ofDocument >= mostFilesOfOneDocument) return 'too-many'
  const together = files.reduce((sum, file) => sum + file.size, 0)
  return together + size > mostBytesTogether ? 'too-much-together' : null
}

function filesOf(database: Database, personId: string, applicationId: string) {
  return tablesOf(database)
    .selectFrom('attachments')
    .select([
      ...([
        'id',
        'document',
        'mediaType',
        'size',
        'sha256',
        'nameSealed',
        'scan',
        'addedAt',
        'boundAt',
      ] as const),
    ])
    .where('personId', '=', personId)
    .where('applicationId', '=', applicationId)
}

type ShownRow = Omit<
  AttachmentRow,
  'personId' | 'applicationId' | 'contentLookup' | 'contentSealed' | 'keptUntil'
>

function shown(row: ShownRow, key: PersonKey): Attachment {
  const { id, document, mediaType, size, scan, addedAt } = row
  return {
    ...{ id, document, mediaType, size, scan, addedAt },
    name: decryptField(key, attachmentPlace(id, 'name'), row.nameSealed),
    sha256: row.sha256.toString('hex'),
    isBound: row.boundAt !== null,
  }
}

function inDays(clock: Clock, days: number): Date {
  return new Date(clock.now().getTime() + days * dayMilliseconds)
}

async function gather(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const gathered: Buffer[] = []
  for await (const piece of pieces) gathered.push(piece)
  return Buffer.concat(gathered)
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}
