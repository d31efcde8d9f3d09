import { controlDigit } from '#kz'
import type { NewAccount } from '#modules/accounts'
import type { Random } from '#platform/crypto'

const surnames = ['Сынақов', 'Үлгіев', 'Мысалов', 'Жасандыев', 'Ойлап'] as const
const names = ['Арман', 'Ерлан', 'Нұрлан', 'Данияр', 'Бауыржан', 'Айбек', 'Самат', 'Олжас'] as const
const firstBirthday = Date.UTC(1955, 0, 1)
const birthdays = 18_000
const dayMs = 86_400_000
/** Serials of people with a story begin at nought; nobody made up here has one of theirs. */
const firstSerial = 5000

/**
 * Somebody made up, the same for the same place: a sound IIN that no other place has, a mobile number of their own. The
 * surname says that they are not real; they have no document, so nobody takes them for somebody.
 */
export function imaginePerson(place: number, random: Random): NewAccount {
  const birthday = new Date(firstBirthday + (place % birthdays) * dayMs)
  const day = birthday.toISOString().slice(0, 10)
  const iin = soundIin(day, Math.floor(place / birthdays))
  return {
    personId: random.uuid(),
    iin,
    phone: `+7778${String(place).padStart(7, '0')}`,
    names: {
      surname: surnames[place % surnames.length] ?? 'Сынақов',
      name: names[place % names.length] ?? 'Арман',
      latinSurname: 'SYNTHETIC',
      latinName: 'PERSON',
    },
    birthDate: day,
    sex: 'male',
    status: 'citizen',
    documents: [],
    language: place % 3 === 0 ? 'ru' : 'kk',
  }
}

/** Of ten serials nine have a control digit; each round takes a run of its own. */
function soundIin(day: string, round: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const century = year < '2000' ? '3' : '5'
  for (let serial = firstSerial + round * 12; ; serial++) {
    const digits = `${year.slice(2)}${month}${date}${century}${String(serial).padStart(4, '0')}`
    const control = controlDigit(`${digits}0`)
    if (control !== null) return `${digits}${control}`
  }
}

/** How many different people there can be. */
export const mostPeople: number = birthdays * Math.floor((10_000 - firstSerial) / 12)
