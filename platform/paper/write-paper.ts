import { buffer } from 'node:stream/consumers'
import { drawFacts } from './draw-facts.ts'
import { drawQr } from './draw-qr.ts'
import { drawTable } from './draw-table.ts'
import { drawHeading, drawNotice, drawParagraph, write } from './draw-text.ts'
import { colours, page, textWidth } from './measures.ts'
import type { Block, Paper } from './paper.ts'
import { printable } from './printable.ts'
import { type Branch, openSheet, type Sheet, setType } from './sheet.ts'

/**
 * Draws a document as PDF: tagged for screen readers, with every letter of Kazakh, and always the same bytes for the
 * same paper, because people sign the hash of what they saw.
 *
 * @example await writePaper({ language: 'kk', title: 'Өтініш', masthead: 'Senim', footer: '№ 17', createdAt, blocks })
 */
export async function writePaper(paper: Paper): Promise<Uint8Array> {
  const sheet = openSheet(paper)
  const root = sheet.struct('Document')
  sheet.addStructure(root)
  write(setType(sheet, 'small', { colour: colours.quiet }), root, 'P', printable(paper.masthead))
  sheet.y += 6
  write(setType(sheet, 'title', { bold: true }), root, 'H1', printable(paper.title))
  sheet.y += 10
  for (const block of paper.blocks) drawBlock(sheet, root, block)
  root.end()
  numberPages(sheet, printable(paper.footer))
  sheet.end()
  return new Uint8Array(await buffer(sheet))
}

type Draw<Kind extends Block['kind']> = (
  sheet: Sheet,
  root: Branch,
  block: Extract<Block, { kind: Kind }>,
) => void

const drawings: { readonly [Kind in Block['kind']]: Draw<Kind> } = {
  heading: drawHeading,
  paragraph: drawParagraph,
  notice: drawNotice,
  facts: drawFacts,
  table: drawTable,
  qr: drawQr,
}

function drawBlock<Kind extends Block['kind']>(
  sheet: Sheet,
  root: Branch,
  block: Extract<Block, { kind: Kind }>,
): void {
  const draw: Draw<Kind> = drawings[block.kind as Kind]
  draw(sheet, root, block)
}

/** Written last, when the number of pages is known. */
function numberPages(sheet: Sheet, footer: string): void {
  const { count } = sheet.bufferedPageRange()
  for (let number = 0; number < count; number += 1) {
    sheet.switchToPage(number)
    // Below the margin, where a text would else begin a page of its own.
    sheet.page.margins.bottom = 0
    sheet.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    setType(sheet, 'small', { colour: colours.quiet })
    const top = page.height - page.bottom + 26
    const one = { lineBreak: false, height: 12 }
    sheet.text(footer, page.left, top, { ...one, width: textWidth - 60, ellipsis: true })
    sheet.text(`${number + 1} / ${count}`, page.left, top, { ...one, width: textWidth, align: 'right' })
    sheet.endMarkedContent()
  }
}
