import type { Bank } from '../banks.ts'

const source = 'two public tables of bank codes, 2025–2026'

export const banks: readonly Bank[] = [
  bank('HSBKKZKX', '601', 'Народный Банк Казахстана (Halyk)'),
  bank('CASPKZKA', '722', 'Kaspi Bank'),
  bank('KCJBKZKX', '856', 'Банк ЦентрКредит'),
  bank('IRTYKZKA', '965', 'ForteBank'),
  bank('EURIKZKA', '948', 'Евразийский Банк'),
  bank('TSESKZKA', '998', 'Alatau City Bank'),
  bank('KINCKZKA', '821', 'Bank RBK'),
  bank('KSNVKZKA', '551', 'Фридом Банк Казахстан'),
  bank('HCSKKZKA', '972', 'Отбасы банк'),
  bank('BRKEKZKA', '914', 'Bereke Bank'),
  // The bank is merging into ForteBank: until when it stands was not verified.
  { ...bank('INLMKZKA', '886', 'Home Credit Bank'), verified: false },
  bank('NURSKZKX', '849', 'Нурбанк'),
  bank('ATYNKZKA', '949', 'Altyn Bank'),
  bank('KZIBKZKA', '885', 'ДБ Казахстан-Зираат Интернешнл Банк'),
  bank('SHBKKZKA', '435', 'Шинхан Банк Казахстан'),
  bank('CITIKZKA', '832', 'Ситибанк Казахстан'),
  bank('BKCHKZKA', '913', 'ДБ Банк Китая в Казахстане'),
  bank('ICBKKZKX', '930', 'ТПБ Китая в г. Алматы'),
  bank('VTBAKZKZ', '432', 'ДО Банк ВТБ (Казахстан)'),
  bank('HLALKZKZ', '246', 'Исламский Банк ADCB'),
  bank('ZAJSKZ22', '896', 'Исламский банк Заман-Банк'),
  bank('MOKFKZKA', '724', 'Коммерческий Банк БиЭнКей'),
  bank('KMFBKZKK', '719', 'KMF Банк'),
  bank('KPSTKZKA', '563', 'Казпочта'),
  bank('DVKAKZKA', '907', 'Банк Развития Казахстана'),
  bank('EABRKZKA', '700', 'Евразийский банк развития'),
  bank('GCVPKZ2A', '009', 'Государственная корпорация «Правительство для граждан»', 'institution'),
  // State institutions keep their accounts here: an employer's bank like any other.
  bank('KKMFKZ2A', '070', 'Казначейство Министерства финансов', 'institution'),
  bank('NBRKKZKX', '125', 'Национальный Банк Республики Казахстан', 'institution'),
  bank('CEDUKZKA', '766', 'Центральный депозитарий ценных бумаг', 'other', false),
  bank('KICEKZKX', '927', 'Казахстанская фондовая биржа', 'other', false),
  bank('KCCJKZKK', '715', 'KCCJKZKK', 'other', false),
  bank('INEARUMM', '550', 'INEARUMM', 'other', false),
]

function bank(bic: string, code: string, name: string, kind: Bank['kind'] = 'bank', verified = true): Bank {
  return { bic, code, name, kind, since: null, until: null, source, verified }
}
