import type { Clock } from '#platform/clock'
import { type Keyring, lookupIndex } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { settleSms } from './settle-sms.ts'
import { ownNumberOf } from './smpp/connect-smpp.ts'
import { type Receipt, spellingsOf } from './smpp/receipt.ts'
import { tablesOf } from './tables.ts'

const receiptsComeWithinMilliseconds = 3 * 86_400_000

/**
 * Notes what an operator says became of a part of an SMS. A receipt also resolves a message whose answer was lost, by the
 * number we gave it ourselves. `false`: no message of ours, or not yet on record.
 */
export async function takeReceipt(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  provider: string,
  receipt: Receipt,
): Promise<boolean> {
  const phoneLookup = lookupIndex(keyring, 'notifications.phone', receipt.phone)
  return transaction(database, async (trx) => {
    const sms =
      (await findByOwnNumber(trx, clock, phoneLookup, provider, receipt)) ??
      (await findByReference(trx, phoneLookup, provider, receipt.reference))
    if (!sms) return false
    await notePart(trx, sms.id, sms.part, provider, receipt)
    await noteWhole(trx, clock, sms.id)
    return true
  })
}

/** Numbers of operators come round again, so the latest message to this phone is meant. */
async function findByReference(trx: Database, phoneLookup: Buffer, provider: string, reference: string) {
  return tablesOf(trx)
    .selectFrom('smsParts')
    .innerJoin('sms', 'sms.id', 'smsParts.smsId')
    .select(['sms.id', 'smsParts.part'])
    .where('smsParts.provider', '=', provider)
    .where('smsParts.reference', 'in', spellingsOf(reference))
    .where('sms.phoneLookup', '=', phoneLookup)
    .orderBy('sms.createdAt', 'desc')
    .executeTakeFirst()
}

async function findByOwnNumber(
  trx: Database,
  clock: Clock,
  phoneLookup: Buffer,
  provider: string,
  { ownNumber, reference }: Receipt,
) {
  if (ownNumber === null) return null
  const recent = await tablesOf(trx)
    .selectFrom('sms')
    .select('id')
    .where('phoneLookup', '=', phoneLookup)
    .where('provider', '=', provider)
    .where('createdAt', '>', new Date(clock.now().getTime() - receiptsComeWithinMilliseconds))
    .orderBy('createdAt', 'desc')
    .execute()
  const found = recent.find(({ id }) => ownNumberOf(id) === ownNumber)
  if (!found) return null
  // Receipts of several parts come together; one after the other finds its place.
  await tablesOf(trx).selectFrom('sms').select('id').where('id', '=', found.id).forUpdate().execute()
  const parts = await tablesOf(trx)
    .selectFrom('smsParts')
    .select(['part', 'reference'])
    .where('smsId', '=', found.id)
    .execute()
  const known = parts.find((part) => spellingsOf(reference).includes(part.reference))
  return { id: found.id, part: known?.part ?? parts.length }
}

async function notePart(
  trx: Database,
  smsId: string,
  part: number,
  provider: string,
  { reference, state }: Receipt,
): Promise<void> {
  await tablesOf(trx)
    .insertInto('smsParts')
    .values({ smsId, part, provider, reference, state })
    .onConflict((conflict) =>
      conflict
        .columns(['smsId', 'part'])
        .doUpdateSet({ state })
        // The last word about a part stays.
        .where('smsParts.state', '=', 'accepted'),
    )
    .execute()
}

async function noteWhole(trx: Database, clock: Clock, id: string): Promise<void> {
  const sms = await tablesOf(trx)
    .selectFrom('sms')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const parts = await tablesOf(trx).selectFrom('smsParts').select('state').where('smsId', '=', id).execute()
  if (!sms) return
  const delivered = parts.filter(({ state }) => state === 'delivered').length
  const failed = parts.some(({ state }) => state === 'failed')
  // Given up for want of an answer; here is the answer after all.
  if (sms.why === 'never-known')
    await tablesOf(trx)
      .updateTable('sms')
      .set({ state: 'accepted', why: null })
      .where('id', '=', id)
      .execute()
  if (failed) await settleSms(trx, clock, id, { state: 'failed', why: 'undelivered' })
  else if (delivered >= sms.parts) await settleSms(trx, clock, id, { state: 'delivered' })
  else if (parts.length >= sms.parts) await settleSms(trx, clock, id, { state: 'accepted' })
}
