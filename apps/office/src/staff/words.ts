import { createTexts } from '#platform/texts'
import en from '../../texts/staff/en.json' with { type: 'json' }
import kk from '../../texts/staff/kk.json' with { type: 'json' }
import ru from '../../texts/staff/ru.json' with { type: 'json' }

/** Words of the pages about staff. */
export const texts = createTexts({ kk, ru, en })
