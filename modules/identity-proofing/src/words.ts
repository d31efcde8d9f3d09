import { createTexts, type Language, type Translate } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

export type WordKey = keyof typeof kk

/** The words that leave by SMS and inbox, and the consent whose wording is kept. */
export const words: (language: Language) => Translate<WordKey> = createTexts({ kk, ru, en })

/** One message in all three languages, for the inbox. */
export function inThreeLanguages(key: WordKey): {
  readonly kk: string
  readonly ru: string
  readonly en: string
} {
  return { kk: words('kk')(key), ru: words('ru')(key), en: words('en')(key) }
}
