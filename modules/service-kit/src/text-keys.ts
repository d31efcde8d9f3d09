import type { Field, FormOf } from './form.ts'
import type { WorkflowOf } from './workflow.ts'

type Fields = Readonly<Record<string, Field>>

type FieldKeys<Id extends string, One extends Field> =
  | `field.${Id}`
  | (One extends { readonly hint: true } ? `field.${Id}.hint` : never)
  | (One extends { readonly options: infer Options extends readonly string[] }
      ? `field.${Id}.${Options[number]}`
      : never)

type FormKeys<F> =
  F extends FormOf<infer Table extends Fields, infer Step extends string>
    ? `step.${Step}` | { [Id in keyof Table & string]: FieldKeys<Id, Table[Id]> }[keyof Table & string]
    : never

type WorkflowKeys<W> =
  W extends WorkflowOf<
    infer StageId extends string,
    infer MoveId extends string,
    infer TermKey extends string,
    infer Message extends string
  >
    ?
        | `stage.${StageId}`
        | `stage.${StageId}.next`
        | `move.${MoveId}`
        | `move.${MoveId}.done`
        | `term.${TermKey}`
        | `message.${Message}.${'title' | 'body' | 'sms'}`
    : never

/**
 * Every sentence a service must have in three languages, derived from its parts:
 * `step.S`, `field.F`, `field.F.hint`, `field.F.OPTION`, `stage.S` (its name) and `stage.S.next` (what happens next),
 * `move.M` (a button) and `move.M.done` (a line of the history), `term.T`, `message.M.title|body|sms`,
 * `reason.R`, `refusal.R`, `document.D`, `ineligible.WHY`, and what the passport lists.
 */
export type TextKeys<Parts> =
  | 'name'
  | 'summary'
  | (Parts extends { readonly form: infer F } ? FormKeys<F> : never)
  | (Parts extends { readonly workflow: infer W } ? WorkflowKeys<W> : never)
  | (Parts extends { readonly reasons: infer R } ? `reason.${keyof R & string}` : never)
  | (Parts extends { readonly documents: infer D } ? `document.${keyof D & string}` : never)
  | (Parts extends { readonly refusals: infer R } ? `refusal.${keyof R & string}` : never)

/** A language's texts: every key, and none too many. */
export type ExactTexts<Given, Key extends string> = Readonly<Record<Key, string>> & {
  readonly [Spare in Exclude<keyof Given, Key>]: never
}
