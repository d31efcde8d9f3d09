import type { Clock } from '#platform/clock'
import type { Crypto } from '#platform/crypto'
import type { Database } from '#platform/database'

export type Language = 'kk' | 'ru' | 'en'
export type PersonNames = {
  readonly surname: string
  readonly name: string
  readonly patronymic?: string | undefined
  readonly latinSurname: string
  readonly latinName: string
}
export type DocumentSummary = {
  readonly kind: 'id-card' | 'passport' | 'residence-permit' | 'stateless-document' | 'candas-certificate'
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly issuer: string
}
/** A person whose identity was verified. All of it but language and times is encrypted under the person's key. */
export type Profile = {
  readonly personId: string
  readonly iin: string
  readonly phone: string
  readonly names: PersonNames
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  readonly status: 'citizen' | 'foreigner-permanent' | 'stateless-permanent' | 'candas' | 'temporary'
  readonly region?: string | undefined
  readonly documents: readonly DocumentSummary[]
  readonly language: Language
}
/** A new Digital ID; `personId` is chosen by the proofing journey, whose key the account goes on with. */
export type NewAccount = Profile
export type AccountRefusal = 'iin-taken' | 'phone-taken'
/** Creates the account in the caller's transaction. A phone of another account moves to this one: the registry said whose it is. */
export declare function createAccount(
  trx: Database,
  crypto: Crypto,
  clock: Clock,
  account: NewAccount,
): Promise<{ readonly kind: 'created' } | { readonly kind: 'refused'; readonly code: AccountRefusal }>
/** The person with this IIN, or null. */
export declare function findByIin(database: Database, crypto: Crypto, iin: string): Promise<string | null>
/** The person with this phone, or null. */
export declare function findByPhone(database: Database, crypto: Crypto, phone: string): Promise<string | null>
export declare function readProfile(
  database: Database,
  crypto: Crypto,
  personId: string,
): Promise<Profile | null>
