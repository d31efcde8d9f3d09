import { colours, page, textHeight, textWidth } from './measures.ts'
import type { Block, Fact } from './paper.ts'
import { printable } from './printable.ts'
import { type Branch, decorate, headOf, makeRoom, type Sheet, setType } from './sheet.ts'

const labelWidth = 170
const gutter = 14
const valueLeft = page.left + labelWidth + gutter
const valueWidth = textWidth - labelWidth - gutter
const spacing = 5

/** Labels with their values: a table to screen readers, whose rows are headed by the labels. */
export function drawFacts(sheet: Sheet, root: Branch, { facts }: Extract<Block, { kind: 'facts' }>): void {
  const table = sheet.struct('Table')
  root.add(table)
  for (const fact of facts) drawFact(sheet, table, fact)
  table.end()
  sheet.y += 8
}

function drawFact(sheet: Sheet, table: Branch, fact: Fact): void {
  const label = printable(fact.label)
  const value = printable(fact.value) || '–'
  const labelHeight = setType(sheet, 'text').heightOfString(label, { width: labelWidth, lineGap: 1.5 })
  const valueHeight = sheet.heightOfString(value, { width: valueWidth, lineGap: 1.5 })
  const height = Math.max(labelHeight, valueHeight) + 2 * spacing
  // What is longer than a page flows; a row that fits on one is never torn.
  makeRoom(sheet, height < textHeight ? height : 40)
  const top = sheet.y + spacing
  const row = sheet.struct('TR')
  table.add(row)
  cell(sheet, row, 'TH', () => {
    setType(sheet, 'text', { colour: colours.quiet }).text(label, page.left, top, {
      width: labelWidth,
      lineGap: 1.5,
    })
  })
  const afterLabel = sheet.y
  cell(sheet, row, 'TD', () => {
    setType(sheet, 'text').text(value, valueLeft, top, { width: valueWidth, lineGap: 1.5 })
  })
  row.end()
  sheet.y = (valueHeight >= labelHeight ? sheet.y : afterLabel) + spacing
  sheet.x = page.left
  decorate(sheet, () => {
    sheet
      .moveTo(page.left, sheet.y)
      .lineTo(page.left + textWidth, sheet.y)
      .lineWidth(0.5)
      .stroke(colours.line)
  })
}

function cell(sheet: Sheet, row: Branch, type: 'TH' | 'TD', draw: () => void): void {
  const element = sheet.struct(type, type === 'TH' ? headOf.row : {})
  row.add(element)
  element.add(draw)
  element.end()
}
