import { lookupIndex, randomToken } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { decideHandoff, type HandoffRefusal, handoffExpiry, readShortCode, shortCode } from './handoff.ts'
import { mayHandOver, type Purpose, type Stage } from './journey.ts'
import { type Limited, spend } from './limits.ts'
import { maskPhone } from './phone-step.ts'
import type { Caller, Proofing } from './proofing.ts'
import { findJourney, hashToken, openStoredJourney, saveChange } from './stored-journey.ts'
import { tablesOf } from './tables.ts'
import type { Standing } from './take-step.ts'

export type HandoffAnswer =
  | {
      readonly kind: 'created'
      /** For the address of the link and its QR code. */
      readonly link: string
      readonly shortCode: string
      readonly expiresAt: Date
    }
  | Standing

/** Makes a link and a short code that reopen this very step in another browser, once, within ten minutes. */
export async function createHandoff(proofing: Proofing, token: string): Promise<HandoffAnswer> {
  const { database, keyring, clock, random } = proofing
  return transaction(database, async (trx) => {
    const found = await findJourney(trx, proofing, token, 'lock')
    if (!found) return { kind: 'gone' }
    const { id, stage, purpose } = found.journey.row
    if (found.role === 'watcher') return { kind: 'elsewhere', stage }
    if (!mayHandOver(stage, purpose)) return { kind: 'stale', stage }
    const link = randomToken(random, 16)
    const code = shortCode(random.below)
    const createdAt = clock.now()
    await tablesOf(trx)
      .deleteFrom('handoffs')
      .where('journeyId', '=', id)
      .where('redeemedAt', 'is', null)
      .execute()
    await tablesOf(trx)
      .insertInto('handoffs')
      .values({
        id: random.uuid(),
        journeyId: id,
        linkHash: hashToken(link),
        shortCodeHash: hashShortCode(keyring, code),
        createdAt,
        redeemedAt: null,
      })
      .execute()
    return { kind: 'created', link, shortCode: code, expiresAt: handoffExpiry({ createdAt }) }
  })
}

export type RedeemAnswer =
  | {
      readonly kind: 'taken-over'
      readonly purpose: Purpose
      readonly token: string
      readonly stage: Stage
      /** Where the journey was begun; a sign-in goes on at this address. */
      readonly returnTo: string | null
      readonly expiresAt: Date
    }
  | { readonly kind: 'refused'; readonly code: HandoffRefusal }
  | Limited

/** What a link would continue, shown before it is used up: a preview by a messenger must not use it. */
export type HandoffPreview =
  | {
      readonly kind: 'open'
      readonly purpose: Purpose
      readonly stage: Stage
      readonly phone: string | null
    }
  | { readonly kind: 'refused'; readonly code: HandoffRefusal }

export async function previewHandoff(proofing: Proofing, link: string): Promise<HandoffPreview> {
  const found = await findHandoff(proofing, proofing.database, { link })
  const refusal = decideHandoff(found, proofing.clock.now())
  if (refusal || !found) return { kind: 'refused', code: refusal ?? 'handoff-unknown' }
  const journey = await openStoredJourney(proofing.database, proofing, found.journeyId)
  if (!journey) return { kind: 'refused', code: 'handoff-expired' }
  const { purpose, stage } = journey.row
  return { kind: 'open', purpose, stage, phone: journey.phone && maskPhone(journey.phone) }
}

/**
 * Takes the journey over into this browser. The browser before becomes a watcher: it sees that the journey continues
 * elsewhere, and its end.
 */
export async function redeemHandoff(
  proofing: Proofing,
  by: { readonly link: string } | { readonly shortCode: string },
  caller: Caller,
): Promise<RedeemAnswer> {
  const { database, clock, random } = proofing
  return transaction(database, async (trx) => {
    const limited = await spend(proofing, [['handoff-tries-per-address', caller.address]])
    if (limited) return limited
    const found = await findHandoff(proofing, trx, by)
    const refusal = decideHandoff(found, clock.now())
    if (refusal || !found) return { kind: 'refused', code: refusal ?? 'handoff-unknown' }
    const journey = await openStoredJourney(trx, proofing, found.journeyId)
    if (!journey || !mayHandOver(journey.row.stage, journey.row.purpose))
      return { kind: 'refused', code: 'handoff-expired' }
    const token = randomToken(random)
    await tablesOf(trx)
      .updateTable('handoffs')
      .set({ redeemedAt: clock.now() })
      .where('id', '=', found.id)
      .execute()
    await saveChange(trx, proofing, journey, {
      tokenHash: hashToken(token),
      watcherHash: journey.row.tokenHash,
      orderActions: null,
      orderOfferedAt: null,
    })
    proofing.checks.close(journey.row.id)
    const { purpose, stage, returnTo, expiresAt } = journey.row
    return { kind: 'taken-over', purpose, token, stage, returnTo, expiresAt }
  })
}

/** The watching browser takes its journey back; the other one watches from then on. */
export async function takeBack(
  proofing: Proofing,
  token: string,
): Promise<{ readonly kind: 'taken-back'; readonly stage: Stage } | { readonly kind: 'gone' }> {
  return transaction(proofing.database, async (trx) => {
    const found = await findJourney(trx, proofing, token, 'lock')
    if (!found) return { kind: 'gone' }
    const { journey, role } = found
    const { row } = journey
    if (role === 'watcher' && row.watcherHash) {
      await saveChange(trx, proofing, journey, { tokenHash: row.watcherHash, watcherHash: row.tokenHash })
      proofing.checks.close(row.id)
    }
    return { kind: 'taken-back', stage: row.stage }
  })
}

async function findHandoff(
  { keyring }: Proofing,
  database: Database,
  by: { readonly link: string } | { readonly shortCode: string },
) {
  const query = tablesOf(database).selectFrom('handoffs').selectAll().forUpdate()
  if ('link' in by) return (await query.where('linkHash', '=', hashToken(by.link)).executeTakeFirst()) ?? null
  const code = readShortCode(by.shortCode)
  if (code === null) return null
  return (await query.where('shortCodeHash', '=', hashShortCode(keyring, code)).executeTakeFirst()) ?? null
}

/** Keyed: a short code hashed without a key could be tried out from a copy of the table. */
function hashShortCode(keyring: Proofing['keyring'], code: string): Buffer {
  return lookupIndex(keyring, 'identity_proofing.short_code', code)
}
