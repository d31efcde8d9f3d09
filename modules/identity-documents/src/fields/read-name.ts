import type { CyrillicModel } from '../text/cyrillic.ts'
import type { ReadText } from '../text/read-line.ts'

/** Letters that the Kazakh model has never seen, and what it takes them for. */
const unknownToKazakh: Readonly<Record<string, readonly [letter: string, knownTo: CyrillicModel]>> = {
  Ш: ['Щ', 'kir'],
  Ц: ['Щ', 'kir'],
  Ь: ['Ъ', 'kir'],
  Е: ['Ё', 'kir'],
}

/**
 * A name from what several models read: the Kazakh one knows the letters that the others lack; where another model
 * knows a letter that the Kazakh one lacks, it is believed at that place.
 */
export function voteOnName(readings: Readonly<Record<CyrillicModel, ReadText>>): ReadText {
  const text = cleanName(readings.kaz.text)
  const letters = Array.from(text)
  const voted = letters.map((letter, place) => {
    const [other, model] = unknownToKazakh[letter] ?? []
    if (!other || !model) return letter
    const reading = Array.from(cleanName(readings[model].text))
    return reading.length === letters.length && reading[place] === other ? other : letter
  })
  return { text: voted.join(''), confidence: readings.kaz.confidence }
}

/** Only what a printed name can hold. */
export function cleanName(text: string): string {
  return text
    .replace(/\s*\/.*$/, '')
    .toUpperCase()
    .replace(/[^\p{Script=Cyrillic} -]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
