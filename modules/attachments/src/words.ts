import { createTexts } from '#platform/texts'
import en from '../texts/en.json' with { type: 'json' }
import kk from '../texts/kk.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

/** What people are told about a file: `refused.CODE`, `scan.STATE`, `rules`. */
export const attachmentWords = createTexts({ kk, ru, en })
