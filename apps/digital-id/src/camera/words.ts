import { createTexts, type Language, type Translate } from '#platform/texts'
import en from '../../texts/camera/en.json' with { type: 'json' }
import kk from '../../texts/camera/kk.json' with { type: 'json' }
import ru from '../../texts/camera/ru.json' with { type: 'json' }
import { type Cue, cues } from './cues.ts'

export type CameraWord = keyof typeof kk

/** Every word of the camera's panel. */
export const cameraTexts: (language: Language) => Translate<CameraWord> = createTexts({ kk, ru, en })

/** The words that change while the camera runs, for the island; `{…}` is filled in there. */
export type LiveWords = {
  readonly cues: Readonly<Record<Cue, string>>
  readonly step: string
  readonly time: string
  readonly done: string
}

export function liveWords(language: Language): LiveWords {
  const t = cameraTexts(language)
  const pairs = cues.map((cue) => [cue, t(`cue.${cue}`)] as const)
  return {
    cues: Object.fromEntries(pairs) as Record<Cue, string>,
    step: t('live.step', { number: '{number}', all: '{all}' }),
    time: t('live.time', { seconds: '{seconds}' }),
    done: t('action.done'),
  }
}
