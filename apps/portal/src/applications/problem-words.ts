import { type FieldProblem, type Service, writtenMoney } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import type { Problem } from '#platform/ui'
import { isWord, texts } from './words.ts'

/** What the sentences may name besides the field: what was typed into it, and whose row it is. */
export type Typed = {
  readonly of: (field: string, row?: string) => string
  /** Whose row it is, in words. */
  readonly whose: (row: string) => string
}

/** Problems of a step as sentences, each leading to its field on the page. */
export function problemsInWords(
  service: Pick<Service, 'form' | 'texts'>,
  language: Language,
  problems: readonly FieldProblem[],
  typed: Typed,
): readonly Problem[] {
  return problems.map((problem) => ({
    field: anchorOf(problem),
    message: sentenceOf(service, language, problem, typed),
  }))
}

/** The id of the input that a problem is about. */
export function anchorOf({ field, row }: Pick<FieldProblem, 'field' | 'row'>): string {
  return row === undefined ? field : `refund-${row}`
}

function sentenceOf(
  service: Pick<Service, 'form' | 'texts'>,
  language: Language,
  problem: FieldProblem,
  typed: Typed,
): string {
  const t = texts(language)
  const field = service.form.fields[problem.field]
  const { paid, ...values } = problem.values ?? {}
  const written = typed.of(problem.field, problem.row).slice(0, 60)
  const named = {
    field: service.texts(language)(`field.${problem.field}`),
    typed: written,
    count: written.replace(/\s/g, '').length,
    who: problem.row === undefined ? '' : typed.whose(problem.row),
    most: field?.kind === 'text' ? field.most : 0,
    paid: typeof paid === 'string' ? writtenMoney(BigInt(paid)) : '',
    ...values,
  }
  if (problem.code === 'missing') return t(isChosen(field?.kind) ? 'missing.choice' : 'missing.text', named)
  const word = `problem.${problem.code}`
  return t(isWord(word) ? word : 'problem.other', named)
}

const chosenKinds = ['choice', 'yes-no', 'payer', 'region', 'bic', 'reason', 'rows']

function isChosen(kind: string | undefined): boolean {
  return kind !== undefined && chosenKinds.includes(kind)
}
