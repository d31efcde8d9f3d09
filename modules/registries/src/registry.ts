/** Why a question to a registry was left without an answer; for logs and metrics, never for the page. */
export type Unavailability = 'slow' | 'unreachable' | 'failing' | 'wrong-answer' | 'resting'

/** Every question has one of two outcomes; a slow or failing registry is a value, never an exception. */
export type Outcome<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unavailable'; readonly reason: Unavailability }

/** On whose behalf and why the State is asked; the person asked about can read it later. Codes, never names. */
export type Question = {
  readonly by: 'self' | 'system' | 'staff' | 'service'
  readonly asker: string
  readonly purpose: string
}

export type IdentityPaper = {
  readonly kind: 'id-card' | 'passport' | 'residence-permit' | 'stateless-document' | 'candas-certificate'
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly issuer: string
}

/** A person as the State database "Individuals" knows them. */
export type Individual = {
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string | undefined
  readonly latinSurname: string
  readonly latinName: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  readonly status: 'citizen' | 'foreigner-permanent' | 'stateless-permanent' | 'candas' | 'temporary'
  readonly deceasedOn?: string | undefined
  readonly address?: { readonly region: string } | undefined
  readonly documents: readonly IdentityPaper[]
  /** JPEG. */
  readonly photo?: Uint8Array | undefined
}

export type CivilAct = {
  readonly kind: 'birth' | 'adoption' | 'marriage' | 'divorce' | 'name-change' | 'death'
  readonly date: string
  readonly number: string
  /** Whom a change of name or a death is about. */
  readonly iin?: string | undefined
  readonly spouses?: readonly string[] | undefined
  readonly childIin?: string | undefined
  readonly parents?: readonly string[] | undefined
}

export type LegalEntity = {
  readonly bin: string
  readonly name: string
  readonly kind: 'legal-entity' | 'sole-proprietor'
  readonly headIin: string
  readonly registeredOn: string
  readonly status: string
  readonly region: string
}

/** One payment for one employee. */
export type Contribution = {
  readonly id: string
  readonly employeeIin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string | undefined
  /** The month it was paid for, YYYY-MM. */
  readonly period: string
  readonly knp: string
  /** In tiyn. */
  readonly amount: bigint
  readonly paidOn: string
  /** Of the payment order. */
  readonly reference: string
}

/**
 * Which contributions are asked for. A table of employees is read in parts without `employees`; once some are
 * chosen they are named here, and each of them can see that they were.
 */
export type ContributionsAsked = {
  /** BIN of a legal entity, IIN of a sole proprietor. */
  readonly payer: string
  readonly knps?: readonly string[]
  /** IINs, at most a hundred. */
  readonly employees?: readonly string[]
  /** Words of a name, or digits of an IIN. */
  readonly search?: string
  /** The first hundred rows unless told; a part has at most 2,000. */
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** The State's registries as ports. Every question about a person is written down where that person can see it. */
export type Registries = {
  /** `null`: the registry knows no such IIN. */
  readonly askIndividual: (iin: string, question: Question) => Promise<Outcome<Individual | null>>
  /** Does the Mobile Citizens Base link this phone with this IIN? */
  readonly askPhoneOwner: (
    iin: string,
    phone: string,
    question: Question,
  ) => Promise<Outcome<{ readonly linked: boolean }>>
  readonly askCivilActs: (iin: string, question: Question) => Promise<Outcome<readonly CivilAct[]>>
  readonly askLegalEntities: (
    about: { readonly bin: string } | { readonly headIin: string },
    question: Question,
  ) => Promise<Outcome<readonly LegalEntity[]>>
  /**
   * What a payer has paid for its employees, by surname, and how many rows there are in all.
   * @example askContributions({ payer: bin, knps: ['010', '019'], search: 'қасым' }, question)
   */
  readonly askContributions: (
    asked: ContributionsAsked,
    question: Question,
  ) => Promise<Outcome<{ readonly rows: readonly Contribution[]; readonly total: number }>>
}
