import { findWords, type Word } from './words.ts'

/** A piece of text for the page of results; `marked` pieces are what was looked for. */
export type TextPiece = { readonly text: string; readonly marked: boolean }
export type MarkedText = readonly TextPiece[]

const longest = 180

/** The whole text with the found words marked. */
export function markText(text: string, stems: ReadonlySet<string>): MarkedText {
  return cutPieces(text, 0, text.length, foundWords(text, stems))
}

/** The part of the text that holds most of the found words, cut at spaces; nothing when it holds none. */
export function markExcerpt(text: string, stems: ReadonlySet<string>): MarkedText | undefined {
  const found = foundWords(text, stems)
  const first = richestWord(found)
  if (first === undefined) return undefined
  const from = sentenceStart(text, first.start)
  const to = wordEnd(text, from + longest)
  const pieces = cutPieces(text, from, to, found)
  return to < text.length ? [...pieces, { text: '…', marked: false }] : pieces
}

function foundWords(text: string, stems: ReadonlySet<string>): readonly Word[] {
  return findWords(text).filter((word) => stems.has(word.stem))
}

function richestWord(found: readonly Word[]): Word | undefined {
  const richness = (word: Word) =>
    new Set(
      found
        .filter(({ start }) => start >= word.start && start < word.start + longest)
        .map(({ stem }) => stem),
    ).size
  return found.reduce<Word | undefined>(
    (best, word) => (best === undefined || richness(word) > richness(best) ? word : best),
    undefined,
  )
}

function sentenceStart(text: string, position: number): number {
  const before = text.slice(Math.max(0, position - longest / 2), position)
  const end = Math.max(before.lastIndexOf('. '), before.lastIndexOf('? '), before.lastIndexOf(': '))
  if (end >= 0) return position - before.length + end + 2
  return position - before.length === 0 ? 0 : position - before.length + before.indexOf(' ') + 1
}

function wordEnd(text: string, position: number): number {
  if (position >= text.length) return text.length
  const space = text.lastIndexOf(' ', position)
  return space > 0 ? space : position
}

function cutPieces(text: string, from: number, to: number, found: readonly Word[]): MarkedText {
  const pieces: TextPiece[] = []
  let position = from
  for (const { start, end } of found) {
    if (start < position || end > to) continue
    if (start > position) pieces.push({ text: text.slice(position, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    position = end
  }
  if (position < to) pieces.push({ text: text.slice(position, to), marked: false })
  return pieces
}
