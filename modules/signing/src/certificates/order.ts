import { readProfile } from '#modules/accounts'
import {
  type Caller,
  type OwnerVideoAnswer,
  startOwnerVideo,
  takeOwnerVideo,
} from '#modules/identity-proofing'
import { decryptField, encryptField, type PersonKey, readPersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import type { SignerRule } from '../requests/signer-rule.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { type KeyPlace, type OrderRow, type OrderState, orderPlace, tablesOf } from '../tables.ts'
import { headedEntities } from './headed-entities.ts'

/** What somebody would like: for whom, and where the key shall be. */
export type OrderWish = {
  readonly keyPlace: KeyPlace
  readonly needs: SignerRule['needs']
  /** The legal entity of a first head. */
  readonly bin?: string | undefined
  /** A letter tells of the certificate, too. */
  readonly email?: string | undefined
}

export type OrderDetails = {
  readonly entity: { readonly bin: string; readonly name: string } | null
  readonly email: string | null
}

export type Order = {
  readonly orderId: string
  readonly keyPlace: KeyPlace
  readonly needs: SignerRule['needs']
  readonly details: OrderDetails
  /** `expired`: begun and left; begin anew. */
  readonly state: OrderState | 'expired'
}

export type StoredOrder = { readonly row: OrderRow; readonly key: PersonKey; readonly details: OrderDetails }

/**
 * - `not-head`: the registry does not say that this person heads that legal entity now
 * - `registry-silent`: it does not answer; nothing was begun
 */
export type StartOrderAnswer =
  | { readonly kind: 'started'; readonly orderId: string }
  | { readonly kind: 'not-head' | 'registry-silent' }

const lifetimeMilliseconds = 60 * 60_000

/** Begins an order; whoever asks for a first head's certificate must be it in the registry now. */
export async function startOrder(
  room: CertificateRoom,
  personId: string,
  wish: OrderWish,
): Promise<StartOrderAnswer> {
  const { database, keyring, clock, random } = room
  const entities = wish.needs === 'first-head' ? await headedEntities(room, personId) : []
  if (entities === null) return { kind: 'registry-silent' }
  const entity = entities.find(({ bin }) => bin === wish.bin) ?? null
  if (wish.needs === 'first-head' && !entity) return { kind: 'not-head' }
  const id = random.uuid()
  const now = clock.now()
  const key = await readPersonKey(database, keyring, personId)
  const details: OrderDetails = { entity, email: wish.email || null }
  await tablesOf(database)
    .insertInto('orders')
    .values({
      id,
      personId,
      keyPlace: wish.keyPlace,
      needs: wish.needs,
      wishSealed: encryptField(key, orderPlace(id, 'wish'), JSON.stringify(details), random),
      journeyId: null,
      state: 'started',
      requestsSealed: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMilliseconds),
      stateAt: now,
    })
    .execute()
  return { kind: 'started', orderId: id }
}

/** An order of this person, or `null`: one of somebody else's does not exist. */
export async function readOrder(
  room: Pick<CertificateRoom, 'database' | 'keyring' | 'clock'>,
  personId: string,
  orderId: string,
): Promise<Order | null> {
  const stored = await openStoredOrder(room.database, room, { personId, orderId }, 'look')
  if (!stored) return null
  const { row, details } = stored
  const isOver = row.state !== 'issued' && row.expiresAt <= room.clock.now()
  return {
    orderId,
    keyPlace: row.keyPlace,
    needs: row.needs,
    details,
    state: isOver ? 'expired' : row.state,
  }
}

/** Opens the fresh video identification that an order needs; a later one takes the place of an earlier one. */
export async function startOrderVideo(
  room: CertificateRoom,
  { personId, orderId }: { readonly personId: string; readonly orderId: string },
  language: Language,
  caller: Caller,
): Promise<OwnerVideoAnswer> {
  const started = await startOwnerVideo(room.proofing, { personId, purpose: 'certificate', language }, caller)
  if (started.kind === 'started')
    await tablesOf(room.database)
      .updateTable('orders')
      .set({ journeyId: started.journeyId })
      .where('id', '=', orderId)
      .where('personId', '=', personId)
      .where('state', '=', 'started')
      .execute()
  return started
}

/** Takes the video that has just passed in this browser: from now on the certificate may be issued. */
export function identifyOrder(
  room: CertificateRoom,
  { personId, orderId }: { readonly personId: string; readonly orderId: string },
  token: string,
): Promise<boolean> {
  return transaction(room.database, async (trx) => {
    const stored = await openStoredOrder(trx, room, { personId, orderId }, 'lock')
    const journeyId = stored?.row.journeyId
    if (stored?.row.state !== 'started' || !journeyId) return false
    const taken = await takeOwnerVideo(room.proofing, trx, token, {
      personId,
      purpose: 'certificate',
      journeyId,
    })
    if (taken) await moveOrder(trx, room, orderId, 'identified')
    return taken
  })
}

export async function openStoredOrder(
  database: Database,
  { keyring }: Pick<CertificateRoom, 'keyring'>,
  { personId, orderId }: { readonly personId: string; readonly orderId: string },
  lock: 'lock' | 'look',
): Promise<StoredOrder | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(orderId)) return null
  const query = tablesOf(database)
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', orderId)
    .where('personId', '=', personId)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  const key = await readPersonKey(database, keyring, personId)
  return { row, key, details: JSON.parse(decryptField(key, orderPlace(orderId, 'wish'), row.wishSealed)) }
}

export async function moveOrder(
  trx: Database,
  { clock }: Pick<CertificateRoom, 'clock'>,
  orderId: string,
  state: OrderState,
  change: { readonly requestsSealed?: Buffer } = {},
): Promise<void> {
  await tablesOf(trx)
    .updateTable('orders')
    .set({ ...change, state, stateAt: clock.now() })
    .where('id', '=', orderId)
    .execute()
}

/** The account an order is for; a person without one orders nothing. */
export async function profileOf(room: Pick<CertificateRoom, 'database' | 'keyring'>, personId: string) {
  const profile = await readProfile(room.database, room.keyring, personId)
  if (!profile) throw new Error('An order outlived its account.')
  return profile
}
