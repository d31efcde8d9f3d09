import type { FieldName, Side } from '../document.ts'
import { daysIn, iinIn } from './days-and-digits.ts'
import type { TextLine } from './pair-lines.ts'

/** What stands above the line with the day of birth (front, page) or with both days of validity (back). */
const aboveDays: Readonly<Record<Side, readonly (readonly FieldName[])[]>> = {
  front: [
    ['surname', 'name'],
    ['surname', 'name', 'patronymic'],
  ],
  back: [['birthPlace', 'nationality', 'issuer']],
  page: [['surname', 'name', 'nationality']],
}
const headShare = 0.22

export type PlacedLines = {
  readonly side: Side | null
  readonly values: Readonly<Partial<Record<FieldName, TextLine>>>
}

/**
 * When print is too faint for its labels to be told, the days still can be read, and what stands above them in their
 * column is known: values are printed larger than labels.
 */
export function placedByDays(
  lines: readonly TextLine[],
  side: Side | null,
  width: number,
  height: number,
): PlacedLines {
  const dated = lines.filter(({ text }) => daysIn(text).length > 0).toSorted((a, b) => top(a) - top(b))
  const supposed = side ?? supposedSide(lines, dated)
  const anchor = dated[0]
  if (!supposed || !anchor) return { side: null, values: {} }
  const above = lines.filter(
    (line) =>
      top(line) < top(anchor) - anchor.box.height &&
      top(line) > headShare * height &&
      Math.abs(leftOf(line) - leftOf(anchor)) < 0.03 * width,
  )
  const values = larger(supposed === 'back' ? lines.filter((line) => isAbove(line, anchor, width)) : above)
  const fields = aboveDays[supposed].find((names) => names.length === values.length) ?? []
  return { side: supposed, values: Object.fromEntries(fields.map((field, i) => [field, values[i]!])) }
}

// The barcode of a card's back is no line of text: only the column's own edge tells there.
function isAbove(line: TextLine, anchor: TextLine, width: number): boolean {
  const over = top(line) < top(anchor) - anchor.box.height
  return over && Math.abs(leftOf(line) - leftOf(anchor)) < 0.02 * width
}

/** The larger of the two sizes of print; nothing when there is only one. */
function larger(lines: readonly TextLine[]): readonly TextLine[] {
  const heights = lines.map(({ box }) => box.height)
  const [least, most] = [Math.min(...heights), Math.max(...heights)]
  if (lines.length < 2 || most < 1.12 * least) return []
  return lines.filter(({ box }) => box.height > (least + most) / 2).toSorted((a, b) => top(a) - top(b))
}

function supposedSide(lines: readonly TextLine[], dated: readonly TextLine[]): Side | null {
  if (dated.length !== 1) return null
  if (daysIn(dated[0]!.text).length === 2) return 'back'
  return lines.some(({ text }) => iinIn(text)) ? 'front' : null
}

function top({ box }: TextLine): number {
  return box.centre.y
}

function leftOf({ box }: TextLine): number {
  return box.centre.x - box.length / 2
}
