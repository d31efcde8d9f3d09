import { createTexts } from '#platform/texts'
import en from '../../texts/support/en.json' with { type: 'json' }
import kk from '../../texts/support/kk.json' with { type: 'json' }
import ru from '../../texts/support/ru.json' with { type: 'json' }

/** Words of the support desk. */
export const texts = createTexts({ kk, ru, en })
