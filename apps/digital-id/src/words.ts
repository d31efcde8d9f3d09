import { createTexts } from '#platform/texts'
import en from '../texts/frame/en.json' with { type: 'json' }
import kk from '../texts/frame/kk.json' with { type: 'json' }
import ru from '../texts/frame/ru.json' with { type: 'json' }

/** Words of the frame and of error pages; each group of pages has a folder of texts of its own. */
export const frameTexts = createTexts({ kk, ru, en })
