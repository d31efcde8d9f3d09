import type { Institution } from '../institutions.ts'

const source = 'well known, not looked up'

export const institutions: readonly Institution[] = [
  {
    id: 'state-corporation',
    bin: '160440007161',
    kk: '«Азаматтарға арналған үкімет» мемлекеттік корпорациясы» КЕАҚ',
    ru: 'НАО «Государственная корпорация «Правительство для граждан»',
    en: 'State Corporation “Government for Citizens”',
    accounts: {
      'pension-contributions': 'KZ12009NPS0413609816',
      'social-contributions': 'KZ67009SS00368609110',
      'health-insurance': 'KZ92009MEDS368609103',
    },
    source,
    verified: false,
  },
  {
    id: 'uapf',
    bin: '971240002115',
    kk: 'Бірыңғай жинақтаушы зейнетақы қоры',
    ru: 'Единый накопительный пенсионный фонд',
    en: 'Unified Accumulative Pension Fund',
    accounts: {},
    source,
    verified: false,
  },
  {
    id: 'ssif',
    bin: null,
    kk: 'Мемлекеттік әлеуметтік сақтандыру қоры',
    ru: 'Государственный фонд социального страхования',
    en: 'State Social Insurance Fund',
    accounts: {},
    source,
    verified: false,
  },
]
