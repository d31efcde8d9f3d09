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
    .insertInto('consents.consents')
    .values({
      person_id: given.personId,
      purpose: given.purpose,
      text_version: given.textVersion,
      text_sha256: hash,
      language: given.language,
      given_at: clock.now(),
      withdrawn_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'purpose', 'text_sha256'])
        .where('withdrawn_at', 'is', null)
        // An update that changes nothing: it makes the row that was there first come back.
        .doUpdateSet((row) => ({ purpose: row.ref('excluded.purpose') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return consentOf(inserted)
}

/** Withdraws every consent in force of this purpose; says whether there was one. */
export async function withdrawConsent(
  trx: Database,
  clock: Clock,
  personId: string,
  purpose: ConsentPurpose,
): Promise<boolean> {
  const withdrawn = await tablesOf(trx)
    .updateTable('consents.consents')
    .set({ withdrawn_at: clock.now() })
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
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
    .selectFrom('consents.consents')
    .selectAll()
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? consentOf(row) : null
}

/** Everything this person ever agreed to, newest first. */
export async function listConsents(database: Database, personId: string): Promise<readonly Consent[]> {
  const rows = await tablesOf(database)
    .selectFrom('consents.consents')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .execute()
  return rows.map(consentOf)
}

function consentOf(row: {
  readonly id: string
  readonly person_id: string
  readonly purpose: ConsentPurpose
  readonly text_version: string
  readonly text_sha256: string
  readonly language: ConsentLanguage
  readonly given_at: Date
  readonly withdrawn_at: Date | null
}): Consent {
  return {
    id: row.id,
    personId: row.person_id,
    purpose: row.purpose,
    textVersion: row.text_version,
    textSha256: row.text_sha256,
    language: row.language,
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at,
  }
}
