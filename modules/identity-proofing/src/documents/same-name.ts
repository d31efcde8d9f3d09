import { nameKey } from '#kz'

/**
 * What each Cyrillic letter may have become in Latin letters, as the documents of Kazakhstan have written it over the
 * years: the official transliteration, the spelling of passports, and habits of the registries.
 */
const latinOf: Readonly<Record<string, readonly string[]>> = {
  а: ['a'],
  ә: ['a', 'ae', 'e'],
  б: ['b'],
  в: ['v', 'w'],
  г: ['g', 'h'],
  ғ: ['g', 'gh'],
  д: ['d'],
  е: ['e', 'ye', 'ie', 'je'],
  ё: ['e', 'yo', 'io', 'ye'],
  ж: ['zh', 'j'],
  з: ['z'],
  и: ['i', 'y'],
  й: ['i', 'y', 'j', ''],
  к: ['k', 'c'],
  қ: ['k', 'q'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  ң: ['n', 'ng'],
  о: ['o'],
  ө: ['o', 'oe'],
  п: ['p'],
  р: ['r'],
  с: ['s', 'ss'],
  т: ['t'],
  у: ['u', 'y', 'w', 'yu'],
  ұ: ['u'],
  ү: ['u', 'ue'],
  ф: ['f', 'ph'],
  х: ['kh', 'h', 'x'],
  һ: ['h', 'kh'],
  ц: ['ts', 'c', 'tc'],
  ч: ['ch', 'tch'],
  ш: ['sh'],
  щ: ['shch', 'sch', 'sh'],
  ъ: ['', 'ie'],
  ы: ['y', 'i'],
  і: ['i', 'y'],
  ь: ['', 'i'],
  э: ['e'],
  ю: ['yu', 'iu', 'ju', 'u'],
  я: ['ya', 'ia', 'ja', 'a'],
}

/**
 * Could this Latin spelling be this Cyrillic name? Latin is not Cyrillic letter by letter (ҚАСЫМОВ, KASSYMOV), so
 * every spelling that the letters allow counts, and the machine-readable zone may have cut the end off.
 * @example couldBeLatinOf('ҚАСЫМОВ', 'KASSYMOV') // true
 */
export function couldBeLatinOf(cyrillic: string, latin: string): boolean {
  const letters = [...nameKey(cyrillic)]
  const goal = nameKey(latin).replace(/</g, '')
  if (goal === '') return letters.length === 0
  let reached = new Set([0])
  for (const letter of letters) {
    const spellings = latinOf[letter] ?? [letter]
    const next = new Set<number>()
    for (const place of reached)
      for (const spelling of spellings)
        if (goal.startsWith(spelling, place)) next.add(place + spelling.length)
    // The zone holds thirty or thirty-nine signs of both names: a name that long may end early.
    if (next.size === 0) return reached.has(goal.length) && goal.length >= longestInZone
    reached = next
  }
  return reached.has(goal.length)
}

const longestInZone = 12

/** Is a value in the letters of the Latin alphabet alone? */
export function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\P{L}]+$/u.test(text) && /\p{L}/u.test(text)
}
