import { distance } from './likeness.ts'

/** One plain Latin spelling a letter; the many ways in which a zone may write it are folded to the same below. */
const plain: Readonly<Record<string, string>> = {
  А: 'A',
  Ә: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ғ: 'G',
  Д: 'D',
  Е: 'E',
  Ё: 'E',
  Ж: 'J',
  З: 'Z',
  И: 'I',
  Й: 'I',
  І: 'I',
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
  Х: 'H',
  Һ: 'H',
  Ц: 'TS',
  Ч: 'C',
  Ш: 'S',
  Щ: 'S',
  Ъ: '',
  Ы: 'I',
  Ь: '',
  Э: 'E',
  Ю: 'IU',
  Я: 'IA',
}

const foldings: readonly (readonly [RegExp, string])[] = [
  [/SHCH|SCH/g, 'S'],
  [/ZH|DZH|DJ/g, 'J'],
  [/KH|GH|H/g, 'H'],
  [/SH/g, 'S'],
  [/CH/g, 'C'],
  [/NG/g, 'N'],
  [/Q/g, 'K'],
  [/W/g, 'V'],
  [/Y|J(?=[AEIOU])/g, 'I'],
  [/IE|IO/g, 'E'],
  [/(.)\1+/g, '$1'],
]

/**
 * 1 when a Latin name can be the Cyrillic one, 0 when nothing fits. ҚАСЫМОВА is KASYMOVA, KASSYMOVA or QASIMOVA; no
 * Latin spelling tells Ұ from Ү or Қ from К.
 * @example nameAgreement('ҚАСЫМОВ', 'KASSYMOV') // 1
 */
export function nameAgreement(cyrillic: string, latin: string): number {
  const a = fold(Array.from(cyrillic.toUpperCase(), (letter) => plain[letter] ?? '').join(''))
  const b = fold(latin.toUpperCase().replace(/[^A-Z]/g, ''))
  if (!a || !b) return 0
  // A zone has no room for the end of a long name.
  const end = b.length >= 12 ? Math.min(a.length, b.length) : Math.max(a.length, b.length)
  return Math.max(0, 1 - distance(a.slice(0, end), b.slice(0, end)) / end)
}

function fold(name: string): string {
  return foldings.reduce((text, [pattern, to]) => text.replace(pattern, to), name)
}
