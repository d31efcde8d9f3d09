import type { Answers, AnswersOf, ChosenRow, Field } from './form.ts'

/** A reason that a person may choose, and which documents it asks for. */
export type Reason<Document extends string = string> = {
  readonly documents: readonly Document[]
  readonly source: string
  readonly verified: boolean
}

/** The reasons of a service: shipped as data, editable from a day on. */
export type Reasons = Readonly<Record<string, Reason>>

/**
 * A document to attach. `from`: the person attaches it, or we fetch it ourselves and nobody is asked.
 */
export type Document = { readonly from: 'person' | 'registry' }
export type Documents = Readonly<Record<string, Document>>

/** The documents of a service and the reasons that ask for them; a document that does not exist fails to compile. */
export function defineDocuments<const Id extends string, const ReasonId extends string = never>(part: {
  readonly documents: Readonly<Record<Id, Document>>
  readonly reasons?: Readonly<Record<ReasonId, Reason<NoInfer<Id>>>>
}): {
  readonly documents: Readonly<Record<Id, Document>>
  readonly reasons: Readonly<Record<ReasonId, Reason<Id>>>
} {
  return {
    documents: part.documents,
    reasons: part.reasons ?? ({} as Readonly<Record<ReasonId, Reason<Id>>>),
  }
}

/** The answer of the rules: always with its reason. */
export type Eligibility<Why extends string = string, Fact extends string = string> =
  | { readonly outcome: 'yes' }
  | { readonly outcome: 'no'; readonly reason: Why }
  | { readonly outcome: 'unknown'; readonly missing: readonly Fact[] }

/** An entity that a person heads, or the sole proprietor themselves. */
export type Payer = {
  /** BIN of an entity, IIN of a sole proprietor. */
  readonly id: string
  readonly name: string
  readonly kind: 'legal-entity' | 'sole-proprietor'
  readonly headIin: string
  readonly active: boolean
  /** The applicant does not head it: its head gave them a mandate to prepare this service, and signs alone. */
  readonly byMandate?: true
}

/** What the rules may look at; whatever was not found out is null. */
export type Facts<Given = Answers> = {
  readonly applicantIin: string
  readonly payer: Payer | null
  readonly answers: Given
}

/** What a service asks the payments for: one order, a line per row. */
export type RefundDecision = {
  readonly total: bigint
  readonly lines: readonly { readonly knp: string; readonly amount: bigint; readonly reference: string }[]
}

/** A part of an application that another person must agree to. */
export type Part = {
  readonly iin: string
  readonly name: string
  readonly rows: readonly ChosenRow[]
}

/** Somebody made up who tries the service in tests, in the sandbox and in guides. */
export type SamplePerson<Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> = {
  readonly story: string
  readonly iin: string
  readonly payer?: Payer
  readonly answers: AnswersOf<Fields>
}
