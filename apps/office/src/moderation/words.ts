import { createTexts } from '#platform/texts'
import en from '../../texts/moderation/en.json' with { type: 'json' }
import kk from '../../texts/moderation/kk.json' with { type: 'json' }
import ru from '../../texts/moderation/ru.json' with { type: 'json' }

/** Words of the moderation of documents. */
export const texts = createTexts({ kk, ru, en })
