import { createHash } from 'node:crypto'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

/** What a person is asked to agree to. */
export type ConsentPurpose = 'biometrics' | 'data-from-registries' | 'moderator-still'
export type ConsentLanguage = 'kk' | 'ru' | 'en'

/** A consent as it was given: which wording was on the page, in which language, when. */
export type Consent = {
  readonly id: string
  readonly personId: string
  readonly purpose: ConsentPurpose
  readonly textVersion: string
  readonly textSha256: string
  readonly language: ConsentLanguage
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

export type ConsentGiven = {
  readonly personId: string
  readonly purpose: ConsentPurpose
  readonly textVersion: string
  /** The very words that were shown; kept as their SHA-256. */
  readonly text: string
  readonly language: ConsentLanguage
}

/** Records, inside the caller's transaction, that a person agreed; agreeing twice to one wording changes nothing. */
export async function giveConsent(trx: Database, clock: Clock, given: ConsentGiven): Promise<Consent> {
  const hash = createHash('sha256').update(given.text.normalize('NFC')).digest('hex')
  const inserted = await tablesOf(trx)
    .insertInto('consents')
    .values({
      personId: given.personId,
      purpose: given.purpose,
      textVersion: given.textVersion,
      textSha256: hash,
      language: given.language,
      givenAt: clock.now(),
      withdrawnAt: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'purpose', 'textSha256'])
        .where('withdrawnAt', 'is', null)
        // An update that changes nothing: it makes the row that was there first come back.
        .doUpdateSet((row) => ({ purpose: row.ref('excluded.purpose') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return inserted
}

/** Withdraws every consent in force of this purpose; says whether there was one. */
export async function withdrawConsent(
  trx: Database,
  clock: Clock,
  personId: string,
  purpose: ConsentPurpose,
): Promise<boolean> {
  const withdrawn = await tablesOf(trx)
    .updateTable('consents')
    .set({ withdrawnAt: clock.now() })
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .execute()
  return withdrawn.length > 0
}

/** The consent in force, or `null`. */
export async function activeConsent(
  database: Database,
  personId: string,
  purpose: ConsentPurpose,
): Promise<Consent | null> {
  const row = await tablesOf(database)
    .selectFrom('consents')
    .selectAll()
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .orderBy('givenAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Everything this person ever agreed to, newest first. */
export async function listConsents(database: Database, personId: string): Promise<readonly Consent[]> {
  return tablesOf(database)
    .selectFrom('consents')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('givenAt', 'desc')
    .execute()
}
