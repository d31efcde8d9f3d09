import PDFDocument from 'pdfkit'
import { fonts } from './fonts.ts'
import { colours, page, sizes } from './measures.ts'
import type { Paper } from './paper.ts'
import { printable } from './printable.ts'

export type Sheet = PDFKit.PDFDocument
export type Branch = PDFKit.PDFStructureElement

// What pdfkit knows and its published types do not: objects without a shape pass them.
const accessible: object = { subset: 'PDF/UA' }
export const headOf: Readonly<Record<'row' | 'column', object>> = {
  row: { scope: 'Row' },
  column: { scope: 'Column' },
}

/** An empty document of A4 pages that says its language and title to screen readers (PDF/UA). */
export function openSheet({ language, title, masthead, createdAt }: Paper): Sheet {
  return new PDFDocument({
    size: [page.width, page.height],
    margins: { top: page.top, bottom: page.bottom, left: page.left, right: page.right },
    pdfVersion: '1.7',
    ...accessible,
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular,
    info: {
      Title: forMetadata(title),
      Author: forMetadata(masthead),
      Producer: 'Senim',
      Creator: 'Senim',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  })
}

/** Begins a new page unless so much fits on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > page.height - page.bottom) sheet.continueOnNewPage()
}

/** Sets the letters for what is written next. */
export function setType(
  sheet: Sheet,
  size: keyof typeof sizes,
  { bold = false, colour = colours.ink }: { readonly bold?: boolean; readonly colour?: string } = {},
): Sheet {
  return sheet
    .font(bold ? fonts.bold : fonts.regular)
    .fontSize(sizes[size])
    .fillColor(colour)
}

/** Draws lines and grounds, which are not read aloud. */
export function decorate(sheet: Sheet, draw: () => void): void {
  sheet.markContent('Artifact', { type: 'Layout' })
  draw()
  sheet.endMarkedContent()
}

// pdfkit writes these into XML as they are.
function forMetadata(text: string): string {
  return printable(text).replace(/[<>&]/g, ' ')
}
