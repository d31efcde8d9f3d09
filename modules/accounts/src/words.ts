import { createTexts } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

/** What this module itself tells people. */
export const words = createTexts({ kk, ru, en })
