import { controlDigit } from '#kz'
import type { Dice } from './random.ts'

/** Somebody who never lived. */
export type Person = {
  readonly surname: string
  readonly name: string
  readonly patronymic: string | null
  readonly latinSurname: string
  readonly latinName: string
  readonly sex: 'male' | 'female'
  /** YYYY-MM-DD */
  readonly birthDate: string
  readonly iin: string
  readonly birthPlace: string
  readonly nationality: string
}

type Written = readonly [cyrillic: string, latin: string]
const pairs = (text: string): readonly Written[] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('/') as unknown as Written)

// Men's form; a woman's has А behind unless the name does not bend.
const surnames = pairs(`
  ӘЖІБАЕВ/AZHIBAYEV ҒАББАСОВ/GABBASSOV ҚОҢЫРБАЕВ/KONYRBAYEV ӨТЕГЕНОВ/OTEGENOV ҰЗАҚОВ/UZAKOV ҮСЕНОВ/USSENOV
  ІЛИЯСОВ/ILIYASSOV ЖӘҢГІРОВ/ZHANGIROV ШАҺИЗАДА/SHAKHIZADA ТІЛЕУҒАЛИЕВ/TLEUGALIYEV БӨКЕЙХАНОВ/BOKEIKHANOV
  ҚАПҚАНОВ/KAPKANOV НҮСІПБЕК/NUSSIPBEK ТӨРЕХАН/TOREKHAN САҒЫНДЫҚ/SAGYNDYK МЫҢБАЙ/MYNBAI ДӘУЛЕТҚҰЛ/DAULETKUL
  ЩЕГЛОВ/SHCHEGLOV ПОДЪЯЧЕВ/PODYACHEV КОВАЛЁВ/KOVALYOV ЦОЙ/TSOI ХВАН/KHVAN БЕРГЕР/BERGER ЭРДМАН/ERDMAN
  АБЫЛҚАСЫМОВ/ABYLKASSYMOV ЖЕТПІСБАЙ/ZHETPISBAI СҰЛТАНҒАЗИН/SULTANGAZIN РЫМҒАЛИЕВ/RYMGALIYEV ОҢҒАРБАЕВ/ONGARBAYEV
  ТҮЙМЕБАЕВ/TUIMEBAYEV ЮНУСОВ/YUNUSSOV ФАЙЗУЛЛИН/FAIZULLIN ЯКОВЛЕВ/YAKOVLEV ВИШНЯКОВ/VISHNYAKOV ГРИБОЕДОВ/GRIBOYEDOV`)
const menNames = pairs(`
  ӘДІЛЕТ/ADILET ҒАНИ/GANI ҚУАНЫШ/KUANYSH ӨМІРЗАҚ/OMIRZAK ҰЛАН/ULAN ІЗБАСАР/IZBASSAR ЖӘҢГІР/ZHANGIR ШЫҢҒЫС/SHYNGYS
  БАУЫРЖАН/BAUYRZHAN НҰРСҰЛТАН/NURSULTAN МӘДИ/MADI ТӨЛЕГЕН/TOLEGEN СЕМЁН/SEMYON ФЁДОР/FYODOR ЭДУАРД/EDUARD
  ДМИТРИЙ/DMITRIY ЮРИЙ/YURIY ЗЕЙНОЛЛА/ZEINOLLA ҚАҺАРМАН/KAKHARMAN ҮКІБАЙ/UKIBAI`)
const womenNames = pairs(`
  ӘЛИЯ/ALIYA ҒАЙНИ/GAINI ҚЫМБАТ/KYMBAT ӨРІМ/ORIM ҰЛБОСЫН/ULBOSSYN ҮРКЕР/URKER ІҢКӘР/INKAR ГАУҺАР/GAUKHAR ЖІБЕК/ZHIBEK
  МӨЛДІР/MOLDIR АЙЫМҒҮЛ/AIYMGUL ТАҢШОЛПАН/TANSHOLPAN СӘУЛЕ/SAULE ФЁКЛА/FYOKLA ЭЛЬВИРА/ELVIRA ЖАННА/ZHANNA
  ЛЮБОВЬ/LYUBOV НАДЕЖДА/NADEZHDA ЗАҺИРА/ZAKHIRA ДИЛЬНАЗ/DILNAZ`)
const fathers = 'ӘБІЛ ҒАЗИЗ ҚОЖА ӨТЕБАЙ ҰЛАН ІЛИЯС ЖӘНІБЕК БӨРІБАЙ МҰҚАН СӘКЕН ТІЛЕУ ҮМБЕТ БАҚЫТ ЕРБОЛ'.split(
  ' ',
)
const slavic = ['ЮРЬЕВ', 'ФЁДОРОВ', 'ИГОРЕВ', 'ЭДУАРДОВ', 'ПЕТРОВ', 'СЕМЁНОВ']
const places = [
  'ШЫМКЕНТ ҚАЛАСЫ',
  'ӨСКЕМЕН ҚАЛАСЫ',
  'ЖЕТІСУ ОБЛЫСЫ',
  'ҰЛЫТАУ ОБЛЫСЫ',
  'ПАВЛОДАР ОБЛЫСЫ',
  'ТҮРКІСТАН ОБЛЫСЫ',
  'АҚМОЛА ОБЛЫСЫ',
  'МОҢҒОЛИЯ',
  'ӨЗБЕКСТАН',
]
const nationalities = ['ҚАЗАҚ', 'ОРЫС', 'НЕМІС', 'ӨЗБЕК', 'ТАТАР', 'ДҮНГЕН', 'ҰЙҒЫР', 'ПОЛЯК']

export function personOf(dice: Dice): Person {
  const sex = dice.chance(0.5) ? 'female' : 'male'
  const [surname, latinSurname] = dice.pick(surnames)
  const bends = sex === 'female' && /(ОВ|ЕВ|ЁВ|ИН)$/.test(surname)
  const [name, latinName] = dice.pick(sex === 'female' ? womenNames : menNames)
  const birthDate = dayOf(dice, 1948, 2008)
  return {
    surname: surname + (bends ? 'А' : ''),
    latinSurname: latinSurname + (bends ? 'A' : ''),
    name,
    latinName,
    patronymic: patronymicOf(dice, sex),
    sex,
    birthDate,
    iin: iinOf(dice, birthDate, sex),
    birthPlace: dice.pick(places),
    nationality: dice.pick(nationalities),
  }
}

function patronymicOf(dice: Dice, sex: 'male' | 'female'): string | null {
  if (dice.chance(0.12)) return null
  if (dice.chance(0.3)) return dice.pick(slavic) + (sex === 'female' ? 'НА' : 'ИЧ')
  return dice.pick(fathers) + (sex === 'female' ? 'ҚЫЗЫ' : 'ҰЛЫ')
}

/** A day whose month and day exist in every year. */
export function dayOf(dice: Dice, fromYear: number, toYear: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dice.whole(fromYear, toYear)}-${two(dice.whole(1, 12))}-${two(dice.whole(1, 28))}`
}

function iinOf(dice: Dice, birthDate: string, sex: 'male' | 'female'): string {
  const century = (Number(birthDate.slice(0, 2)) - 18) * 2 + (sex === 'male' ? 1 : 2)
  for (;;) {
    const serial = String(dice.whole(0, 9999)).padStart(4, '0')
    const eleven = birthDate.replaceAll('-', '').slice(2) + century + serial
    const digit = controlDigit(eleven)
    if (digit !== null) return eleven + digit
  }
}
