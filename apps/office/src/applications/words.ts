import { createTexts } from '#platform/texts'
import en from '../../texts/applications/en.json' with { type: 'json' }
import kk from '../../texts/applications/kk.json' with { type: 'json' }
import ru from '../../texts/applications/ru.json' with { type: 'json' }

/** Words of the pages on which officers work on applications. */
export const texts = createTexts({ kk, ru, en })
