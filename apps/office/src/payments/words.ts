import { createTexts } from '#platform/texts'
import en from '../../texts/payments/en.json' with { type: 'json' }
import kk from '../../texts/payments/kk.json' with { type: 'json' }
import ru from '../../texts/payments/ru.json' with { type: 'json' }

/** Words of the pages about payments. */
export const texts = createTexts({ kk, ru, en })
