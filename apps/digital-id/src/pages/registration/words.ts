import { createTexts, type Translate } from '#platform/texts'
import en from '../../../texts/registration/en.json' with { type: 'json' }
import kk from '../../../texts/registration/kk.json' with { type: 'json' }
import ru from '../../../texts/registration/ru.json' with { type: 'json' }

/** Every word of the registration's pages. */
export const texts = createTexts({ kk, ru, en })
export type T = Translate<keyof typeof kk>

/** A time to wait in words: seconds while they are few, then whole minutes. */
export function waitInWords(t: T, seconds: number): string {
  const left = Math.max(1, Math.ceil(seconds))
  if (left < 90) return t('wait.seconds', { count: left })
  const minutes = Math.ceil(left / 60)
  return minutes < 90
    ? t('wait.minutes', { count: minutes })
    : t('wait.hours', { count: Math.ceil(minutes / 60) })
}
