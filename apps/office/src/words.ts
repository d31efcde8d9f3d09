import { createTexts } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

/** Every word of the office. */
export const texts = createTexts({ kk, ru, en })
