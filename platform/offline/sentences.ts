/** What the browser's own copy of Senim says when there is no network; it cannot ask the server for words. */
const sentences = {
  kk: {
    language: 'kk',
    title: 'Интернет үзілді – жазғаныңыз сақталды',
    text: 'Байланыс қалпына келгенде «Қайта жіберу» түймесін басыңыз. Қайта терудің қажеті жоқ.',
    again: 'Қайта жіберу',
  },
  ru: {
    language: 'ru',
    title: 'Связь прервалась – введённое сохранено',
    text: 'Когда интернет вернётся, нажмите «Отправить снова». Вводить заново ничего не нужно.',
    again: 'Отправить снова',
  },
  en: {
    language: 'en',
    title: 'The connection was lost – what you typed is kept',
    text: 'When the internet is back, press “Send again”. You do not have to type anything twice.',
    again: 'Send again',
  },
} as const

export type OfflineSentences = (typeof sentences)['kk' | 'ru' | 'en']

/** The sentences of one language; Kazakh when it is not known. */
export function offlineSentences(language: string | undefined): OfflineSentences {
  return language === 'ru' || language === 'en' ? sentences[language] : sentences.kk
}
