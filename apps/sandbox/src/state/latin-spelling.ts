/** How the passport office of the sandbox spells Kazakh and Russian names in Latin letters; real papers differ from person to person. */
const letters: Readonly<Record<string, string>> = {
  А: 'A',
  Ә: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ғ: 'G',
  Д: 'D',
  Е: 'YE',
  Ё: 'YO',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  Й: 'Y',
  К: 'K',
  Қ: 'K',
  Л: 'L',
  М: 'M',
  Н: 'N',
  Ң: 'N',
  О: 'O',
  Ө: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ұ: 'U',
  Ү: 'U',
  Ф: 'F',
  Х: 'KH',
  Һ: 'H',
  Ц: 'TS',
  Ч: 'CH',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: '',
  Ы: 'Y',
  І: 'I',
  Ь: '',
  Э: 'E',
  Ю: 'YU',
  Я: 'YA',
}

export function latinSpelling(name: string): string {
  const upper = name.toLocaleUpperCase('kk')
  return [...upper].map((letter, index) => spell(letter, upper[index - 1])).join('')
}

/** Е is YE at the start of a word and after a vowel, E after a consonant. */
function spell(letter: string, before: string | undefined): string {
  if (letter === 'Е' && before && !'АӘЕЁИОӨУҰҮЫІЭЮЯЬЪ -'.includes(before)) return 'E'
  return letters[letter] ?? letter
}
