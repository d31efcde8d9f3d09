import type { Answers, FieldProblem, Form } from './form.ts'

/** The fields of a step that are asked, given what was answered so far. */
export function askedFields(form: Form, step: string, answers: Answers): readonly string[] {
  return (form.steps[step] ?? []).filter((field) => form.shown[field]?.(answers) ?? true)
}

/** Every question that is asked and has no answer yet. */
export function missingAnswers(form: Form, answers: Answers): readonly FieldProblem[] {
  return Object.keys(form.steps)
    .flatMap((step) => askedFields(form, step, answers))
    .filter((field) => !form.fields[field]?.optional && isEmpty(answers[field]))
    .map((field) => ({ field, code: 'missing' }))
}

/** The first step with a question left open, or null when there is none. */
export function firstOpenStep(form: Form, answers: Answers): string | null {
  const open = new Set(missingAnswers(form, answers).map(({ field }) => field))
  return Object.entries(form.steps).find(([, fields]) => fields.some((field) => open.has(field)))?.[0] ?? null
}

function isEmpty(answer: Answers[string]): boolean {
  return answer === undefined || answer.length === 0
}
