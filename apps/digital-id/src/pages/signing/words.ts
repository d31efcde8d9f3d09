import { createTexts } from '#platform/texts'
import en from '../../../texts/signing/en.json' with { type: 'json' }
import kk from '../../../texts/signing/kk.json' with { type: 'json' }
import ru from '../../../texts/signing/ru.json' with { type: 'json' }

/** Every word of the page on which a person signs. */
export const texts = createTexts({ kk, ru, en })
