import type { Language, Translate } from '#platform/texts'

/** A citation: the act and article, and whether anybody here has read the text itself. */
export type LawReference = {
  readonly act: 'social-code' | 'rules-232' | 'rules-521' | 'rules-229' | 'rules-84' | 'digital-code'
  readonly article: string
  readonly verified: boolean
}

/** Who takes a service, as the catalogue sorts it. */
export type Audience = 'citizen' | 'payer'

/** A term in working days; `verified: false` shows a mark until somebody has read it in the law. */
export type ServiceTerm = {
  readonly workingDays: number
  readonly extendedTo?: number
  readonly verified: boolean
}

/**
 * What the catalogue and the service passport say of one service. Lists hold keys of the service's own texts, so a
 * missing sentence fails to compile.
 */
export type ServicePassport<Key extends string = string> = {
  readonly id: string
  readonly version: string
  readonly audience: Audience
  readonly category: 'pension-provision'
  readonly provider: 'state-corporation' | 'social-insurance-fund' | 'pension-fund'
  /** Ways to apply besides the portal itself. */
  readonly channels: readonly ('state-corporation' | 'proactive' | 'portal')[]
  /** Whether "Order service online" leads anywhere yet. */
  readonly orderOnline: boolean
  readonly needsEds: boolean
  readonly term: ServiceTerm
  readonly law: readonly LawReference[]
  readonly who: readonly Key[]
  readonly needs: readonly Key[]
  readonly steps: readonly Key[]
  readonly texts: (language: Language) => Translate<Key>
}

/** Keeps the text keys of one passport checked while the catalogue holds services of every kind. */
export function definePassport<Key extends string>(passport: ServicePassport<Key>): ServicePassport {
  const { texts } = passport
  return { ...passport, texts: (language) => texts(language) as Translate<string> }
}
