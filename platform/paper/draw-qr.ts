import QRCode from 'qrcode'
import { page, textWidth } from './measures.ts'
import type { Block } from './paper.ts'
import { printable } from './printable.ts'
import { type Branch, makeRoom, type Sheet, setType } from './sheet.ts'

const side = 96

/** A code for a phone's camera with words beside it that say where it leads. */
export function drawQr(
  sheet: Sheet,
  root: Branch,
  { leadsTo, caption }: Extract<Block, { kind: 'qr' }>,
): void {
  makeRoom(sheet, side + 16)
  const top = sheet.y + 8
  const words = printable(caption)
  const figure = sheet.struct('Figure', { alt: words })
  root.add(figure)
  figure.add(() => drawModules(sheet, leadsTo, top))
  figure.end()
  const text = sheet.struct('P')
  root.add(text)
  text.add(() => {
    setType(sheet, 'small').text(words, page.left + side + 14, top + 4, { width: textWidth - side - 14 })
  })
  text.end()
  sheet.x = page.left
  sheet.y = Math.max(sheet.y, top + side) + 8
}

function drawModules(sheet: Sheet, leadsTo: string, top: number): void {
  const { size, data: dark } = QRCode.create(leadsTo, { errorCorrectionLevel: 'M' }).modules
  const cell = side / size
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (dark[y * size + x]) sheet.rect(page.left + x * cell, top + y * cell, cell, cell)
  sheet.fill('#000000')
}
