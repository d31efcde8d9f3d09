import { randomInt } from 'node:crypto'
import { controlDigit } from '#kz'
import { latinSpelling } from './latin-spelling.ts'
import type { Persona, Sex } from './persona.ts'

/** What somebody who becomes a sandbox citizen says; all but nothing may be left out. */
export type NewcomerWish = {
  readonly surname?: string | undefined
  readonly name?: string | undefined
  readonly patronymic?: string | undefined
  readonly birthDate?: string | undefined
  readonly sex?: Sex | undefined
  readonly phone?: string | undefined
}

const suggestedNames: Readonly<Record<Sex, readonly (readonly [string, string])[]>> = {
  male: [
    ['Қоңырбаев', 'Әділет'],
    ['Өтегенов', 'Бағлан'],
    ['Үмбетов', 'Ғалым'],
    ['Һашимов', 'Ілияс'],
  ],
  female: [
    ['Қоңырбаева', 'Әсем'],
    ['Өтегенова', 'Гүлім'],
    ['Үмбетова', 'Меруерт'],
    ['Ізтілеуова', 'Жібек'],
  ],
}

/** Writes the registry's record of a newcomer. Serials from 9000 up keep clear of the personas with stories. */
export function newcomerFrom(
  wish: NewcomerWish,
  today: string,
  taken: { readonly iin: (iin: string) => boolean; readonly phone: (phone: string) => boolean },
): Persona {
  const sex = wish.sex ?? (randomInt(2) === 0 ? 'male' : 'female')
  const birthDate = wish.birthDate ?? `${Number(today.slice(0, 4)) - 30}-03-15`
  const suggested = pick(suggestedNames[sex])
  const surname = wish.surname ?? suggested[0]
  const name = wish.name ?? suggested[1]
  const iin = freeIin(birthDate, sex, taken.iin)
  const phone = wish.phone ?? freePhone(taken.phone)
  const year = Number(today.slice(0, 4))
  return {
    iin,
    surname,
    name,
    ...(wish.patronymic ? { patronymic: wish.patronymic } : {}),
    latinSurname: latinSpelling(surname),
    latinName: latinSpelling(name),
    birthDate,
    sex,
    status: 'citizen',
    region: '75',
    documents: [
      {
        kind: 'id-card',
        number: `09${randomInt(10_000_000).toString().padStart(7, '0')}`,
        issuedOn: `${year - 1}-01-15`,
        expiresOn: `${year + 9}-01-14`,
        issuer: 'ҚР Ішкі істер министрлігі',
      },
    ],
    phone: { number: phone, registeredTo: iin },
    kinds: ['newcomer'],
    story: {
      kk: 'Өз еркімен келген сынақ азаматы: суретін өзі түсіріп қойды.',
      ru: 'Тестовый гражданин по собственному желанию, со своей фотографией.',
      en: 'Became a sandbox citizen of their own accord and brought their own photograph.',
    },
  }
}

function freeIin(birthDate: string, sex: Sex, taken: (iin: string) => boolean): string {
  const century = Math.floor((Number(birthDate.slice(0, 4)) - 1800) / 100)
  const start = `${birthDate.slice(2).replaceAll('-', '')}${century * 2 + (sex === 'male' ? 1 : 2)}`
  for (let serial = 9000; serial < 10_000; serial++) {
    const digits = `${start}${serial}`
    const last = controlDigit(digits)
    if (last !== null && !taken(digits + last)) return digits + last
  }
  throw new Error(`All sandbox serials of ${birthDate} are taken.`)
}

function freePhone(taken: (phone: string) => boolean): string {
  for (let number = 1; ; number++) {
    const phone = `+7706900${String(number).padStart(4, '0')}`
    if (!taken(phone)) return phone
  }
}

function pick<Item>(items: readonly Item[]): Item {
  return items[randomInt(items.length)]!
}
