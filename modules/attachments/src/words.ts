import { createTexts, type Language } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }
import type { AttachmentRefusal } from './rules.ts'
import type { Scan } from './tables.ts'

const texts = createTexts({ kk, ru, en })

/** What may be attached, in a sentence beside the field. */
export function attachmentRulesInWords(language: Language): string {
  return texts(language)('rules')
}

/** Why a file was not taken, and what to do instead. */
export function refusalInWords(language: Language, code: AttachmentRefusal): string {
  return texts(language)(`refused.${code}`)
}

/** Whether a scanner has looked at a file: without one, people are told so. */
export function scanInWords(language: Language, scan: Scan): string {
  return texts(language)(`scan.${scan}`)
}
