import { createTexts } from '#platform/texts'
import en from '../../texts/review/en.json' with { type: 'json' }
import kk from '../../texts/review/kk.json' with { type: 'json' }
import ru from '../../texts/review/ru.json' with { type: 'json' }

/** Words of the queues of applications. */
export const texts = createTexts({ kk, ru, en })
