import { createTexts, type Language, type Translate } from '#platform/texts'
import type { Answers, Form } from './form.ts'
import type { Documents, Eligibility, Facts, Part, Reasons, RefundDecision, SamplePerson } from './parts.ts'
import type { ServicePassport } from './passport.ts'
import type { ExactTexts, TextKeys } from './text-keys.ts'
import type { Workflow } from './workflow.ts'

/** Why an officer refuses, as the catalogue says it. */
export type Refusals = Readonly<Record<string, { readonly source: string; readonly verified: boolean }>>

/** A payment that the service may refund: which code the contribution has, and its penalty. */
export type RefundedPayment = {
  readonly payment: 'OPV' | 'OPPV' | 'OPVR'
  readonly contribution: string
  readonly penalty: string
  /** Off as shipped where nobody has read that the service covers it. */
  readonly offered: boolean
  readonly verified: boolean
}

/**
 * What a service is besides its passport and its texts. Its functions are methods, so that each may name the answers of
 * its own form.
 */
export type ServiceParts = {
  readonly form: Form
  readonly workflow: Workflow
  readonly documents: Documents
  readonly reasons: Reasons
  readonly refusals: Refusals
  /** Every reason that `eligibility` may give. */
  readonly ineligible: readonly string[]
  eligibility(facts: Facts): Eligibility
  /** Codes of payments that the service refunds. */
  readonly payments?: readonly RefundedPayment[]
  /** What is paid out in the end, if the service pays. */
  decision?(answers: Answers): RefundDecision
  /** Whose agreement is asked, and to what. */
  approvals?(answers: Answers): readonly Part[]
  readonly people: readonly SamplePerson[]
}

/** A service that can be ordered: its passport and everything an application needs. */
export type Service = Omit<ServicePassport, 'texts'> &
  ServiceParts & { readonly texts: (language: Language) => Translate<string> }

type Head = Omit<ServicePassport, 'texts' | 'who' | 'needs' | 'steps'>

/**
 * Puts a service together. What its texts must say is derived from its parts (see `TextKeys`): a text that is missing
 * or too many in any language fails to compile.
 *
 *     export const refund = defineService({ id: 'refund', …, form, workflow, …documents, texts: { kk, ru, en } })
 */
export function defineService<
  const Who extends string,
  const Needs extends string,
  const Steps extends string,
  const Ineligible extends string,
  Parts extends Omit<ServiceParts, 'ineligible' | 'eligibility'>,
  Kk,
  Ru,
  En,
>(
  service: Head &
    Parts & {
      readonly who: readonly Who[]
      readonly needs: readonly Needs[]
      readonly steps: readonly Steps[]
      readonly ineligible: readonly Ineligible[]
      eligibility(facts: Facts): Eligibility<NoInfer<Ineligible>>
      readonly texts: {
        readonly kk: Kk & ExactTexts<Kk, Keys<Parts, Who | Needs | Steps, Ineligible>>
        readonly ru: Ru & ExactTexts<Ru, Keys<Parts, Who | Needs | Steps, Ineligible>>
        readonly en: En & ExactTexts<En, Keys<Parts, Who | Needs | Steps, Ineligible>>
      }
    },
): Service {
  const { texts, ...rest } = service
  const translate = createTexts(texts as unknown as Record<Language, Record<string, string>>)
  return { ...rest, texts: translate } as unknown as Service
}

type Keys<Parts, Listed extends string, Ineligible extends string> =
  | TextKeys<Parts>
  | Listed
  | `ineligible.${Ineligible}`

/** Whether a service of the catalogue can be ordered, or has only its passport yet. */
export function isService(passport: ServicePassport): passport is Service {
  return 'workflow' in passport && 'form' in passport
}
