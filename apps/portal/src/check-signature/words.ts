import { createTexts, type Translate } from '#platform/texts'
import en from '../../texts/check-signature/en.json' with { type: 'json' }
import kk from '../../texts/check-signature/kk.json' with { type: 'json' }
import ru from '../../texts/check-signature/ru.json' with { type: 'json' }

/** Words of the page on which anybody checks a signature, and of its report. */
export const texts = createTexts({ kk, ru, en })

export type T = Translate<keyof typeof kk>

/** How large something is, in the unit a person would use. */
export function sizeInWords(t: T, bytes: number): string {
  if (bytes < 1024) return t('bytes', { n: bytes })
  if (bytes < 1024 * 1024) return t('kilobytes', { n: Math.round(bytes / 1024) })
  return t('megabytes', { n: Math.round(bytes / 1024 / 102.4) / 10 })
}
