/** How Cyrillic letters look to a reader that knows only Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  А: 'A',
  Ә: 'A',
  Б: '6',
  В: 'B',
  Г: 'T',
  Ғ: 'F',
  Д: 'A',
  Е: 'E',
  Ж: 'K',
  З: '3',
  И: 'N',
  Й: 'N',
  К: 'K',
  Қ: 'K',
  Л: 'N',
  М: 'M',
  Н: 'H',
  Ң: 'H',
  О: 'O',
  Ө: 'O',
  П: 'N',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Ұ: 'Y',
  Ү: 'Y',
  Ф: '',
  Х: 'X',
  Ц: 'U',
  Ч: '4',
  Ш: 'W',
  Щ: 'W',
  Ъ: 'b',
  Ы: 'bI',
  І: 'I',
  Ь: 'b',
  Э: '3',
  Ю: 'IO',
  Я: 'A',
  '№': 'N',
}

/** Printed words as the Latin reader sees them, and what it saw, brought to one form. */
export function looksOf(words: string): string {
  return Array.from(
    words.toUpperCase().replace(/[\s/|·.,:;'’-]/g, ''),
    (letter) => lookalikes[letter] ?? letter,
  )
    .join('')
    .toUpperCase()
    .replace(/0/g, 'O')
    .replace(/[1LJ|!]/g, 'I')
}

/** 1 when both look the same, 0 when nothing is alike. */
export function likeness(seen: string, expected: string): number {
  const longest = Math.max(seen.length, expected.length)
  if (Math.abs(seen.length - expected.length) > 0.55 * longest) return 0
  return 1 - distance(seen, expected) / longest
}

/** How many letters have to change (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
