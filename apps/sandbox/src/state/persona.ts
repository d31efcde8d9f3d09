/** A language the stories are told in. */
export type Language = 'kk' | 'ru' | 'en'

export type Sex = 'male' | 'female'

/** On what ground a person lives in Kazakhstan. */
export type PersonStatus = 'citizen' | 'foreigner-permanent' | 'stateless-permanent' | 'candas' | 'temporary'

export type DocumentKind =
  | 'id-card'
  | 'passport'
  | 'residence-permit'
  | 'stateless-document'
  | 'candas-certificate'

export type IdentityDocument = {
  readonly kind: DocumentKind
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly issuer: string
}

/** What a persona is for; the people page filters by it. */
export const storyKinds = [
  'everyday',
  'minor',
  'parent',
  'retirement',
  'harmful-work',
  'business',
  'employee',
  'status',
  'document',
  'phone',
  'name',
  'deceased',
  'newcomer',
] as const
export type StoryKind = (typeof storyKinds)[number]

/** A number a person carries, and the IIN the mobile citizens base knows it by (nobody's: null). */
export type PhoneLink = { readonly number: string; readonly registeredTo: string | null }

/** One invented person of the sandbox. */
export type Persona = {
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string
  readonly latinSurname: string
  readonly latinName: string
  readonly birthDate: string
  readonly sex: Sex
  readonly status: PersonStatus
  readonly deceasedOn?: string
  readonly region: string
  readonly documents: readonly IdentityDocument[]
  readonly phone?: PhoneLink
  readonly employerBin?: string
  readonly kinds: readonly StoryKind[]
  readonly story: Readonly<Record<Language, string>>
}

/** One record of the civil registry. */
export type CivilAct = { readonly date: string; readonly number: string } & (
  | { readonly kind: 'birth' | 'adoption'; readonly childIin: string; readonly parents: readonly string[] }
  | { readonly kind: 'marriage' | 'divorce'; readonly spouses: readonly [string, string] }
  | {
      readonly kind: 'name-change'
      readonly iin: string
      readonly from: { readonly surname: string; readonly name: string }
      readonly to: { readonly surname: string; readonly name: string }
    }
  | { readonly kind: 'death'; readonly iin: string }
)

/** A legal entity (BIN) or a sole proprietor, who is known by the IIN instead: Law No. 223 of 12.01.2007. */
export type LegalEntity = {
  readonly bin: string
  readonly name: string
  readonly kind: 'legal-entity' | 'sole-proprietor'
  readonly headIin: string
  readonly registeredOn: string
  readonly status: 'active' | 'reorganised' | 'liquidated'
  readonly region: string
}
