import { IntlMessageFormat } from 'intl-messageformat'

export { writtenDay, writtenMoment } from './written-day.ts'

/** The three languages of every page, Kazakh first. */
export const languages = ['kk', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

/** Values for the placeholders of one message. */
export type TextValues = Readonly<Record<string, string | number | Date>>

/** Writes one message of one room in one language. */
export type Translate<Key extends string> = (key: Key, values?: TextValues) => string

type Messages = Readonly<Record<string, string>>

/**
 * Joins the messages of one room (`texts/{kk,ru,en}.json`, flat keys, ICU MessageFormat) into a typed translator.
 * A key that Kazakh has and another language lacks fails to compile; spare keys fail in `tools/check-texts.ts`.
 *
 * @example const texts = createTexts({ kk, ru, en }); texts('kk')('home.title')
 */
export function createTexts<Kazakh extends Messages>(room: {
  readonly kk: Kazakh
  readonly ru: Readonly<Record<keyof Kazakh & string, string>>
  readonly en: Readonly<Record<keyof Kazakh & string, string>>
}): (language: Language) => Translate<keyof Kazakh & string> {
  const translators = {
    kk: translatorOf('kk', room.kk),
    ru: translatorOf('ru', room.ru),
    en: translatorOf('en', room.en),
  }
  return (language) => translators[language]
}

/** Whether a word from a cookie, a query or a header names one of our languages. */
export function isLanguage(word: unknown): word is Language {
  return languages.some((language) => language === word)
}

function translatorOf<Key extends string>(
  language: Language,
  messages: Readonly<Record<Key, string>>,
): Translate<Key> {
  const formats = new Map<Key, IntlMessageFormat | string>()
  return (key, values) => {
    let format = formats.get(key)
    if (format === undefined) {
      format = parse(language, messages[key])
      formats.set(key, format)
    }
    return typeof format === 'string' ? format : String(format.format(values))
  }
}

/** Plain sentences skip the formatter: most texts have no placeholder, and a page writes a hundred of them. */
function parse(language: Language, message: string): IntlMessageFormat | string {
  if (!/[{}'<]/.test(message)) return message
  return new IntlMessageFormat(message, language, { number: {}, date: {}, time: {} }, { ignoreTag: true })
}
