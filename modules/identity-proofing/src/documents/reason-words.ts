import type { Language } from '#platform/texts'
import { words } from '../words.ts'
import type { RejectionReason } from './rejection-reasons.ts'

/** A reason as the FAQ has it: what it is called, what causes it, how to mend it. */
export type ReasonWords = { readonly title: string; readonly cause: string; readonly remedy: string }

/** The words of one of the five reasons, for pages, messages and the office. */
export function reasonWords(language: Language, reason: RejectionReason): ReasonWords {
  const say = words(language)
  return {
    title: say(`reason.${reason}.title`),
    cause: say(`reason.${reason}.cause`),
    remedy: say(`reason.${reason}.remedy`),
  }
}
