import type { AttachedDocument } from './attached-documents.ts'

export type AccountLanguage = 'kk' | 'ru' | 'en'

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

/** What a Digital ID says about a person, as the State's registry said it on the day of the identification. */
export type Identity = {
  readonly iin: string
  /** `+7` and ten digits. */
  readonly phone: string
  readonly names: PersonNames
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  readonly status: 'citizen' | 'foreigner-permanent' | 'stateless-permanent' | 'candas' | 'temporary'
  /** KATO code. */
  readonly region?: string | undefined
  readonly documents: readonly DocumentSummary[]
}

/** The person's id is chosen by the identification that comes before: its key goes on as the account's. */
export type NewAccount = Identity & { readonly personId: string; readonly language: AccountLanguage }

export type Profile = Omit<Identity, 'phone'> & {
  readonly personId: string
  /** `null` when the number has gone over to another person. */
  readonly phone: string | null
  readonly language: AccountLanguage
  readonly createdAt: Date
  readonly verifiedAt: Date
  /** The documents that were attached and approved; see `digitalIdLevel`. */
  readonly attached: readonly AttachedDocument[]
}
