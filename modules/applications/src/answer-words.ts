import { banks, paymentPurposes, regions, writtenPhone } from '#kz'
import { type Answers, type Payer, type Service, writtenMoney } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import { words } from './words.ts'

/** What an answer is read from: the service's form, what was answered, and who pays. */
export type Answered = {
  readonly service: Pick<Service, 'form' | 'texts'>
  readonly answers: Answers
  readonly payer: Payer | null
}

/**
 * One answer as people say it; nothing for rows, which are a table, and for what was not answered.
 *
 *     answerInWords(view, 'bic', 'ru')   // 'ForteBank IRTYKZKA'
 */
export function answerInWords({ service, answers, payer }: Answered, id: string, language: Language): string {
  const answer = answers[id]
  const field = service.form.fields[id]
  if (typeof answer !== 'string' || !field) return ''
  switch (field.kind) {
    case 'choice':
      return service.texts(language)(`field.${id}.${answer}`)
    case 'yes-no':
      return words(language)(answer === 'yes' ? 'answer.yes' : 'answer.no')
    case 'reason':
      return service.texts(language)(`reason.${answer}`)
    case 'payer':
      return payer?.id === answer ? `${payer.name}, ${answer}` : answer
    case 'region':
      return regions.find(({ code }) => code === answer)?.[language] ?? answer
    case 'bic':
      return `${banks.find(({ bic }) => bic === answer)?.name ?? ''} ${answer}`.trim()
    case 'phone':
      return writtenPhone(answer)
    case 'money':
      return `${writtenMoney(BigInt(answer))} ₸`
    default:
      return answer
  }
}

/** What a payment was for, in words, with its purpose code. */
export function purposeWords(language: Language, knp: string): string {
  const t = words(language)
  const purpose = paymentPurposes.find(({ code }) => code === knp)
  switch (`${purpose?.payment} ${purpose?.what}`) {
    case 'OPV contribution':
      return t('payment.OPV.contribution', { knp })
    case 'OPV penalty':
      return t('payment.OPV.penalty', { knp })
    case 'OPVR contribution':
      return t('payment.OPVR.contribution', { knp })
    case 'OPVR penalty':
      return t('payment.OPVR.penalty', { knp })
    case 'OPPV contribution':
      return t('payment.OPPV.contribution', { knp })
    case 'OPPV penalty':
      return t('payment.OPPV.penalty', { knp })
    default:
      return t('payment.other', { knp })
  }
}

const zone = { timeZone: 'UTC' } as const
const months: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  kk: new Intl.DateTimeFormat('kk', { month: 'long', ...zone }),
  ru: new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', ...zone }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...zone }),
}

/** The month a payment was for: «2026 жылғы қараша», «ноябрь 2026 г.». */
export function writtenMonth(language: Language, period: string): string {
  const month = months[language].format(new Date(`${period}-01T00:00:00Z`))
  return language === 'kk' ? `${period.slice(0, 4)} жылғы ${month.toLowerCase()}` : month
}
