import { createTexts } from '#platform/texts'
import en from '../../texts/acting/en.json' with { type: 'json' }
import kk from '../../texts/acting/kk.json' with { type: 'json' }
import ru from '../../texts/acting/ru.json' with { type: 'json' }

/** Words of the pages on acting for others: in whose name, and mandates. */
export const texts = createTexts({ kk, ru, en })
