import { foldLetters } from './words.ts'

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю'

const latinSounds: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ya', 'я'],
  ['yo', 'е'],
  ...[...'abvgdeziyjklmnoprstufhcqwx'].map(
    (letter, index) => [letter, [...'абвгдезийжклмнопрстуфхцкух'][index] ?? letter] as const,
  ),
]

/** What a person may have meant who typed Latin letters: first the Cyrillic keyboard forgotten, then Cyrillic spelled by ear. */
export function respell(query: string): readonly string[] {
  const folded = foldLetters(query)
  if (!/[a-z]/.test(folded)) return []
  return [fromLatinKeys(folded), fromLatinSounds(folded)]
}

function fromLatinKeys(text: string): string {
  return [...text].map((key) => cyrillicKeys[latinKeys.indexOf(key)] ?? key).join('')
}

function fromLatinSounds(text: string): string {
  return latinSounds.reduce((sofar, [latin, cyrillic]) => sofar.replaceAll(latin, cyrillic), text)
}
