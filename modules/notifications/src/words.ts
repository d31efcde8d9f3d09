import { createTexts } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

/** What this module itself says: on a locked screen, to whoever holds the device. */
export const words = createTexts({ kk, ru, en })
