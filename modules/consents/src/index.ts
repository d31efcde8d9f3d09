import type { Crypto } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Clock } from '#platform/clock'

/** What a person is asked to agree to. */
export type ConsentPurpose = 'biometrics' | 'data-from-registries' | 'moderator-still'
export type Language = 'kk' | 'ru' | 'en'

/** A consent as it was given: which wording was on the page, in which language, when. */
export type Consent = {
  readonly id: string
  readonly personId: string
  readonly purpose: ConsentPurpose
  readonly textVersion: string
  readonly textSha256: string
  readonly language: Language
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

export type ConsentGiven = {
  readonly personId: string
  readonly purpose: ConsentPurpose
  readonly textVersion: string
  /** The words that were shown; kept as their SHA-256. */
  readonly text: string
  readonly language: Language
}

/** Records that a person agreed. Giving the same consent again (same purpose and wording) returns the first. */
export declare function giveConsent(database: Database, clock: Clock, given: ConsentGiven): Promise<Consent>
/** Withdraws every active consent of this purpose; returns whether there was one. */
export declare function withdrawConsent(
  database: Database,
  clock: Clock,
  personId: string,
  purpose: ConsentPurpose,
): Promise<boolean>
/** The consent in force, or null. */
export declare function activeConsent(
  database: Database,
  personId: string,
  purpose: ConsentPurpose,
): Promise<Consent | null>
/** Everything this person ever agreed to, newest first. */
export declare function listConsents(database: Database, personId: string): Promise<readonly Consent[]>

export type Look = {
  readonly id: string
  readonly at: Date
  readonly by: 'self' | 'system' | 'staff' | 'service'
  /** A code: `identity-proofing`, a client id, an office. Never a name. */
  readonly asker: string
  readonly purpose: string
  readonly source: string
  readonly attributes: readonly string[]
  readonly result: 'pending' | 'found' | 'not-found' | 'unavailable'
}
/** Who looked at this person's data (by IIN, so that looks before there was an account are shown too), newest first. */
export declare function listLooks(
  database: Database,
  crypto: Crypto,
  iin: string,
  page?: { readonly before?: Date; readonly limit?: number },
): Promise<readonly Look[]>
