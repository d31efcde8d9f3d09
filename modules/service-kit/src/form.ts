/** What every field may say besides its kind. A `hint` is a second sentence under the label. */
type Spoken = { readonly optional?: true; readonly hint?: true }

/**
 * One question. The kinds know how they are asked and checked; everything they offer besides `options` comes from
 * dated lists: the entities a person heads, regions, banks, the service's reasons, a registry's rows.
 */
export type Field = Spoken &
  (
    | { readonly kind: 'text'; readonly most: number }
    | { readonly kind: 'choice'; readonly options: readonly [string, ...string[]] }
    | { readonly kind: 'rows'; readonly registry: 'contributions'; readonly mostPeople: number }
    | {
        readonly kind:
          | 'phone'
          | 'email'
          | 'payer'
          | 'region'
          | 'bic'
          | 'iic'
          | 'day'
          | 'money'
          | 'yes-no'
          | 'reason'
      }
  )

/** A row of the contributions registry that was chosen, with the sum asked back. Sums are tiyn, as digits. */
export type ChosenRow = {
  readonly id: string
  readonly employeeIin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string | undefined
  /** The month it was paid for, YYYY-MM. */
  readonly period: string
  readonly knp: string
  readonly paid: string
  readonly refund: string
  readonly paidOn: string
  readonly reference: string
}

type FieldTable = Readonly<Record<string, Field>>

/** What a field's answer is, once it has passed its check. Money is tiyn, as digits. */
export type AnswerTo<One extends Field> = One extends { readonly kind: 'rows' }
  ? readonly ChosenRow[]
  : One extends { readonly kind: 'choice'; readonly options: infer Options extends readonly string[] }
    ? Options[number]
    : One extends { readonly kind: 'yes-no' }
      ? 'yes' | 'no'
      : string

/** The answers of a form; each is missing until it was given. */
export type AnswersOf<Fields extends FieldTable> = { readonly [Id in keyof Fields]?: AnswerTo<Fields[Id]> }

/** Answers of any form, for those who do not know which. */
export type Answers = Readonly<Record<string, string | readonly ChosenRow[] | undefined>>

/** Something wrong with one answer: a code of `checkStep`'s closed list, and the values its sentence names. */
export type FieldProblem<Id extends string = string> = {
  readonly field: Id
  readonly code: string
  readonly row?: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** A form of any service. */
export type Form = {
  readonly fields: FieldTable
  /** Pages of the form in their order, each with its fields. */
  readonly steps: Readonly<Record<string, readonly string[]>>
  readonly shown: Readonly<Record<string, ((answers: Answers) => boolean) | undefined>>
  readonly agreements: readonly ((answers: Answers) => FieldProblem | null)[]
}

/** The form of one service, with its words. */
export type FormOf<Fields extends FieldTable, Step extends string> = Form & {
  readonly fields: Fields
  readonly steps: Readonly<Record<Step, readonly string[]>>
}

/**
 * Writes a form: fields as data, steps as lists of them, logic as named functions that see typed answers.
 *
 *     const form = defineForm({
 *       fields: { abroad: { kind: 'yes-no' }, country: { kind: 'choice', options: ['kg', 'uz'] } },
 *       steps: { residence: ['abroad', 'country'] },
 *       shown: { country: ({ abroad }) => abroad === 'yes' },
 *     })
 */
export function defineForm<const Fields extends FieldTable, const Step extends string>(form: {
  readonly fields: Fields
  readonly steps: Readonly<Record<Step, readonly (keyof NoInfer<Fields> & string)[]>>
  /** When a question is asked; a question that is not named here always is. */
  readonly shown?: {
    readonly [Id in keyof NoInfer<Fields>]?: (answers: AnswersOf<NoInfer<Fields>>) => boolean
  }
  /** Checks of answers against one another. */
  readonly agreements?: readonly ((
    answers: AnswersOf<NoInfer<Fields>>,
  ) => FieldProblem<keyof NoInfer<Fields> & string> | null)[]
}): FormOf<Fields, Step> {
  const { fields, steps, shown = {}, agreements = [] } = form
  return {
    fields,
    steps,
    shown: shown as Form['shown'],
    agreements: agreements as unknown as Form['agreements'],
  }
}
