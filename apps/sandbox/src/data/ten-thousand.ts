import { controlDigit } from '#kz'
import type { Employment, Slip } from './employments.ts'

/** The payer whose table of employees is as long as tables get. */
export const largestPayer = '190340000017'
export const largestPayroll = 10_000

/** An employee who exists in the contributions registry alone: no papers, no phone, no story. */
export type SyntheticEmployee = {
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic: string
}

const surnames = [
  'Абенов',
  'Әлімбеков',
  'Байсеитов',
  'Васильев',
  'Ғабитов',
  'Демченко',
  'Ермағамбетов',
  'Жолдасбаев',
  'Зәкіров',
  'Игнатов',
  'Қаратаев',
  'Ломов',
  'Мұсаев',
  'Нұғманов',
  'Өтемісов',
  'Рыспаев',
  'Сәрсенов',
  'Төлебаев',
  'Ұзақов',
  'Шаймерденов',
]
const names = [
  ['Айбек', 'Айгерім'],
  ['Арман', 'Арай'],
  ['Бауыржан', 'Ботагөз'],
  ['Виктор', 'Вера'],
  ['Ғабит', 'Ғалия'],
  ['Дәурен', 'Динара'],
  ['Ержан', 'Елена'],
  ['Жандос', 'Жанар'],
  ['Қайрат', 'Қарлығаш'],
  ['Максим', 'Мәдина'],
  ['Нұрлан', 'Назгүл'],
  ['Серік', 'Сәния'],
  ['Тимур', 'Толқын'],
] as const
const fathers = ['Асқар', 'Болат', 'Мұрат', 'Нұрлан', 'Рустам', 'Тоқтар', 'Ербол'] as const

/** Serials from 7000 up mark them as synthetic: personas with stories lie below, newcomers above. */
const firstSerial = 7000

/** The same ten thousand people at every start, each with an IIN that passes its check. */
export function syntheticEmployees(): readonly SyntheticEmployee[] {
  return Array.from({ length: largestPayroll }, (_, place) => {
    const female = place % 2
    const surname = surnames[place % surnames.length]!
    const name = names[Math.floor(place / 7) % names.length]![female]!
    const father = fathers[Math.floor(place / 91) % fathers.length]!
    return {
      iin: iinAt(place, female === 1),
      surname: female ? `${surname}${surname.endsWith('о') ? '' : 'а'}` : surname,
      name,
      patronymic: `${father}${female ? 'қызы' : 'ұлы'}`,
    }
  })
}

/** Born between 1966 and 2003, one a day of the month in turn; a serial whose control digit is ten is passed over. */
function iinAt(place: number, female: boolean): string {
  const year = 1966 + (place % 38)
  const month = 1 + (Math.floor(place / 38) % 12)
  const day = 1 + (Math.floor(place / 456) % 28)
  const century = (year < 2000 ? 3 : 5) + (female ? 1 : 0)
  const start = [year % 100, month, day].map((part) => String(part).padStart(2, '0')).join('') + century
  for (let serial = firstSerial + (place % 1000); ; serial += 1000) {
    const digits = `${start}${serial}`
    const last = controlDigit(digits)
    if (last !== null) return digits + last
  }
}

/** One month each: October 2026. */
export function syntheticEmployments(): readonly Employment[] {
  return syntheticEmployees().map(({ iin }, place) => ({
    payer: largestPayer,
    iin,
    wage: 150_000 + (place % 60) * 5_000,
    since: '2026-10',
  }))
}

/** A penalty for every fortieth, a contribution paid twice for every fiftieth. */
export function syntheticSlips(): readonly Slip[] {
  return syntheticEmployees().flatMap(({ iin }, place) => [
    ...(place % 40 === 0 ? [slipOf(iin, '019', `${100 + (place % 900)}.${10 + (place % 90)}`)] : []),
    ...(place % 50 === 7 ? [slipOf(iin, '010', `${15_000 + (place % 60) * 500}.00`)] : []),
  ])
}

function slipOf(iin: string, knp: string, amount: string): Slip {
  return { payer: largestPayer, iin, period: '2026-10', knp, amount, paidOn: '2026-11-24' }
}
