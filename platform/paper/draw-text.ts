import { page, textHeight, textWidth, toneColours } from './measures.ts'
import type { Block } from './paper.ts'
import { printable } from './printable.ts'
import { type Branch, decorate, makeRoom, type Sheet, setType } from './sheet.ts'

type Part<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

const gap = 8
const padding = 10

export function drawHeading(sheet: Sheet, root: Branch, { text, level = 2 }: Part<'heading'>): void {
  sheet.y += level === 2 ? 2 * gap : gap
  setType(sheet, level === 2 ? 'heading2' : 'heading3', { bold: true })
  const words = printable(text)
  // A heading never ends a page: two lines of what it heads go with it.
  makeRoom(sheet, sheet.heightOfString(words, { width: textWidth }) + 40)
  write(sheet, root, level === 2 ? 'H2' : 'H3', words)
  sheet.y += gap / 2
}

export function drawParagraph(sheet: Sheet, root: Branch, { text, small = false }: Part<'paragraph'>): void {
  setType(sheet, small ? 'small' : 'text')
  write(sheet, root, 'P', printable(text))
  sheet.y += gap
}

/** A box with a bar at its side; one that is higher than a page is written as paragraphs. */
export function drawNotice(sheet: Sheet, root: Branch, { tone, title, text = '' }: Part<'notice'>): void {
  const width = textWidth - 2 * padding
  const titleHeight = setType(sheet, 'heading3', { bold: true }).heightOfString(printable(title), { width })
  const words = printable(text)
  const wordsHeight = words ? setType(sheet, 'text').heightOfString(words, { width }) + 3 : 0
  const height = titleHeight + wordsHeight + 2 * padding
  if (height < textHeight) {
    makeRoom(sheet, height)
    decorate(sheet, () => {
      sheet.rect(page.left, sheet.y, textWidth, height).fill(toneColours[tone].ground)
      sheet.rect(page.left, sheet.y, 4, height).fill(toneColours[tone].bar)
    })
  }
  const bottom = sheet.y + height
  const indent = { x: page.left + padding + 2, width }
  sheet.y += padding
  write(setType(sheet, 'heading3', { bold: true }), root, 'P', printable(title), indent)
  sheet.y += 3
  if (words) write(setType(sheet, 'text'), root, 'P', words, indent)
  sheet.y = height < textHeight ? bottom + gap : sheet.y + gap
}

/** Writes words that may run over pages, as one element of the document's structure. */
export function write(
  sheet: Sheet,
  parent: Branch,
  type: string,
  words: string,
  { x = page.left, width = textWidth }: { readonly x?: number; readonly width?: number } = {},
): void {
  const element = sheet.struct(type)
  parent.add(element)
  element.add(() => sheet.text(words, x, sheet.y, { width, lineGap: 1.5 }))
  element.end()
  sheet.x = page.left
}
