import { createTexts, type Translate } from '#platform/texts'
import en from '../../../texts/signatures/en.json' with { type: 'json' }
import kk from '../../../texts/signatures/kk.json' with { type: 'json' }
import ru from '../../../texts/signatures/ru.json' with { type: 'json' }

/** Every word of the pages about one's certificates, and about signing with a key in the cloud. */
export const texts = createTexts({ kk, ru, en })
export type T = Translate<keyof typeof kk>
