import type { CyrillicModel } from '../text/cyrillic.ts'
import type { ReadText } from '../text/read-line.ts'

/** Letters that the Kazakh model has never seen, as it writes them, and what the Kirghiz one may know them for. */
const unknownToKazakh: Readonly<Record<string, string>> = { Ш: 'Щ', Ц: 'Щ', Ь: 'Ъ', Е: 'Ё' }

const nothing: ReadText = { text: '', confidence: 0 }

/**
 * A name from what several models read. The model of the whole script, where there is one, is believed when it is surer
 * of as many words. Else the Kazakh one, which knows the letters that npm's others lack; the Kirghiz one is asked only
 * about letters that the Kazakh one lacks, and believed at their places.
 */
export function voteOnName(read: (model: CyrillicModel) => ReadText | undefined): ReadText {
  const kazakh = read('kaz') ?? nothing
  const whole = read('script')
  if (whole && whole.confidence > kazakh.confidence) {
    const [text, other] = [cleanName(whole.text), cleanName(kazakh.text)]
    if (text && (!other || wordsIn(text) === wordsIn(other))) return { text, confidence: whole.confidence }
  }
  return { text: mendedName(cleanName(kazakh.text), read), confidence: kazakh.confidence }
}

function mendedName(text: string, read: (model: CyrillicModel) => ReadText | undefined): string {
  const letters = Array.from(text)
  if (!letters.some((letter) => unknownToKazakh[letter])) return text
  const other = Array.from(cleanName(read('kir')?.text ?? ''))
  if (other.length !== letters.length) return text
  return letters
    .map((letter, place) => (other[place] === unknownToKazakh[letter] ? other[place] : letter))
    .join('')
}

function wordsIn(text: string): number {
  return text.split(' ').length
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
