import { createTexts } from '#platform/texts'
import en from '../../texts/reference/en.json' with { type: 'json' }
import kk from '../../texts/reference/kk.json' with { type: 'json' }
import ru from '../../texts/reference/ru.json' with { type: 'json' }

/** Words of the reference facts. */
export const texts = createTexts({ kk, ru, en })
