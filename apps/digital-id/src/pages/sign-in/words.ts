import { createTexts, type Translate } from '#platform/texts'
import en from '../../../texts/sign-in/en.json' with { type: 'json' }
import kk from '../../../texts/sign-in/kk.json' with { type: 'json' }
import ru from '../../../texts/sign-in/ru.json' with { type: 'json' }

/** Words of the sign-in, of passkeys and of signing out; what the registration asks too has its words there. */
export const texts = createTexts({ kk, ru, en })
export type T = Translate<keyof typeof kk>
