import { createTexts, type Translate } from '#platform/texts'
import en from '../../../texts/documents/en.json' with { type: 'json' }
import kk from '../../../texts/documents/kk.json' with { type: 'json' }
import ru from '../../../texts/documents/ru.json' with { type: 'json' }

/** Every word of the pages on which a document is attached. */
export const texts = createTexts({ kk, ru, en })
export type DocumentWord = keyof typeof kk
export type T = Translate<DocumentWord>
