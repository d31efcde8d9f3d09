import { createTexts } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

/** What this module itself says: of signatures that are turned down or wait, and of certificates. */
export const words = createTexts({ kk, ru, en })
