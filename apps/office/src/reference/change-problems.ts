import type { ChangeProblem } from '#modules/reference'
import type { Language } from '#platform/texts'
import type { Problem } from '#platform/ui'
import { texts } from './words.ts'

/** What is wrong with a change, and how to mend it. */
export function problemsInWords(language: Language, found: readonly ChangeProblem[]): readonly Problem[] {
  const t = texts(language)
  return found.map((problem) => ({
    field: problem.field,
    message:
      problem.field === 'value'
        ? t(`problem.${problem.code}`, { found: writtenFound(problem.found) })
        : t(`problem.${problem.code}`),
  }))
}

/** 12-31 is typed as 31.12; what is no day is shown as it was typed. */
function writtenFound(found = ''): string {
  return found.replace(/^(\d\d)-(\d\d)$/, '$2.$1')
}
