import { createTexts } from '#platform/texts'
import en from '../../texts/applications/en.json' with { type: 'json' }
import kk from '../../texts/applications/kk.json' with { type: 'json' }
import ru from '../../texts/applications/ru.json' with { type: 'json' }

/** Words of the pages on which people apply, agree and follow an application. */
export const texts = createTexts({ kk, ru, en })
export type Word = keyof typeof kk

export function isWord(key: string): key is Word {
  return Object.hasOwn(kk, key)
}
