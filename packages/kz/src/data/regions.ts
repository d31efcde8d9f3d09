import type { Region } from '../regions.ts'

export const regions: readonly Region[] = [
  { code: '10', kk: 'Абай облысы', ru: 'область Абай', en: 'Abai Region' },
  { code: '11', kk: 'Ақмола облысы', ru: 'Акмолинская область', en: 'Akmola Region' },
  { code: '15', kk: 'Ақтөбе облысы', ru: 'Актюбинская область', en: 'Aktobe Region' },
  { code: '19', kk: 'Алматы облысы', ru: 'Алматинская область', en: 'Almaty Region' },
  { code: '23', kk: 'Атырау облысы', ru: 'Атырауская область', en: 'Atyrau Region' },
  {
    code: '27',
    kk: 'Батыс Қазақстан облысы',
    ru: 'Западно-Казахстанская область',
    en: 'West Kazakhstan Region',
  },
  { code: '31', kk: 'Жамбыл облысы', ru: 'Жамбылская область', en: 'Zhambyl Region' },
  { code: '33', kk: 'Жетісу облысы', ru: 'область Жетісу', en: 'Zhetisu Region' },
  { code: '35', kk: 'Қарағанды облысы', ru: 'Карагандинская область', en: 'Karaganda Region' },
  { code: '39', kk: 'Қостанай облысы', ru: 'Костанайская область', en: 'Kostanay Region' },
  { code: '43', kk: 'Қызылорда облысы', ru: 'Кызылординская область', en: 'Kyzylorda Region' },
  { code: '47', kk: 'Маңғыстау облысы', ru: 'Мангистауская область', en: 'Mangystau Region' },
  { code: '55', kk: 'Павлодар облысы', ru: 'Павлодарская область', en: 'Pavlodar Region' },
  {
    code: '59',
    kk: 'Солтүстік Қазақстан облысы',
    ru: 'Северо-Казахстанская область',
    en: 'North Kazakhstan Region',
  },
  { code: '61', kk: 'Түркістан облысы', ru: 'Туркестанская область', en: 'Turkistan Region' },
  { code: '62', kk: 'Ұлытау облысы', ru: 'область Ұлытау', en: 'Ulytau Region' },
  {
    code: '63',
    kk: 'Шығыс Қазақстан облысы',
    ru: 'Восточно-Казахстанская область',
    en: 'East Kazakhstan Region',
  },
  { code: '71', kk: 'Астана қаласы', ru: 'город Астана', en: 'Astana' },
  { code: '75', kk: 'Алматы қаласы', ru: 'город Алматы', en: 'Almaty' },
  { code: '79', kk: 'Шымкент қаласы', ru: 'город Шымкент', en: 'Shymkent' },
]
