import { colours, page, textHeight, textWidth } from './measures.ts'
import type { Block, Column } from './paper.ts'
import { printable } from './printable.ts'
import { type Branch, decorate, headOf, makeRoom, type Sheet, setType } from './sheet.ts'

type Table = Extract<Block, { kind: 'table' }>
type Placed = Column & { readonly left: number; readonly points: number }
type Look = { readonly bold?: boolean; readonly ground?: string }

const padding = 5

/** A table over as many pages as it needs; its headings stand on each. */
export function drawTable(sheet: Sheet, root: Branch, { columns, rows, total }: Table): void {
  const placed = placeColumns(columns)
  const headings = columns.map(({ heading }) => heading)
  const table = sheet.struct('Table')
  root.add(table)
  const headHeight = heightOf(sheet, placed, headings, { bold: true })
  makeRoom(sheet, headHeight + 40)
  drawRow(sheet, placed, headings, { bold: true, ground: colours.band }, rowOf(sheet, table, 'TH'))
  for (const [cells, look] of [...rows.map((row) => [row, {}] as const), ...totalRow(total)]) {
    const height = heightOf(sheet, placed, cells, look)
    if (sheet.y + height > page.height - page.bottom && height < textHeight - headHeight) {
      sheet.continueOnNewPage()
      decorate(sheet, () => drawRow(sheet, placed, headings, { bold: true, ground: colours.band }))
    }
    if (height < textHeight - headHeight) drawRow(sheet, placed, cells, look, rowOf(sheet, table, 'TD'))
    else drawTallRow(sheet, table, headings, cells)
  }
  table.end()
  sheet.y += 10
}

function totalRow(total: Table['total']): readonly (readonly [readonly string[], Look])[] {
  return total ? [[total, { bold: true }]] : []
}

function placeColumns(columns: readonly Column[]): readonly Placed[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  let left: number = page.left
  return columns.map((column) => {
    const points = (column.width / whole) * textWidth
    const placed = { ...column, left, points }
    left += points
    return placed
  })
}

function heightOf(sheet: Sheet, columns: readonly Placed[], cells: readonly string[], look: Look): number {
  setType(sheet, 'small', look)
  const heights = columns.map(({ points }, index) =>
    sheet.heightOfString(printable(cells[index] ?? ''), { width: points - 2 * padding }),
  )
  return Math.max(...heights) + 2 * padding
}

type DrawCell = (draw: () => void) => void

/** The cells of one row in the structure; without them a row is only a drawing. */
function rowOf(sheet: Sheet, table: Branch, type: 'TH' | 'TD'): DrawCell {
  const row = sheet.struct('TR')
  table.add(row)
  return (draw) => {
    const element = sheet.struct(type, type === 'TH' ? headOf.column : {})
    row.add(element)
    element.add(draw)
    element.end()
  }
}

function drawRow(
  sheet: Sheet,
  columns: readonly Placed[],
  cells: readonly string[],
  look: Look,
  drawCell: DrawCell = (draw) => draw(),
): void {
  const top = sheet.y
  const bottom = top + heightOf(sheet, columns, cells, look)
  const isDrawing = drawCell.length === 0
  const ground = () => drawGround(sheet, top, bottom, look)
  if (isDrawing) ground()
  else decorate(sheet, ground)
  for (const [index, { left, points, align = 'left' }] of columns.entries())
    drawCell(() => {
      setType(sheet, 'small', look).text(printable(cells[index] ?? ''), left + padding, top + padding, {
        width: points - 2 * padding,
        align,
      })
    })
  sheet.x = page.left
  sheet.y = bottom
}

function drawGround(sheet: Sheet, top: number, bottom: number, { ground }: Look): void {
  if (ground) sheet.rect(page.left, top, textWidth, bottom - top).fill(ground)
  sheet
    .moveTo(page.left, bottom)
    .lineTo(page.left + textWidth, bottom)
    .lineWidth(0.5)
    .stroke(colours.line)
}

/** A row higher than a page is written as lines that flow: nothing of a document may be cut off. */
function drawTallRow(
  sheet: Sheet,
  table: Branch,
  headings: readonly string[],
  cells: readonly string[],
): void {
  const drawCell = rowOf(sheet, table, 'TD')
  for (const [index, heading] of headings.entries())
    drawCell(() => {
      setType(sheet, 'small').text(
        printable(`${heading}: ${cells[index] ?? ''}`),
        page.left,
        sheet.y + padding,
        {
          width: textWidth,
        },
      )
    })
}
