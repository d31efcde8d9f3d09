import type { FieldName } from '../document.ts'
import type { LineBox } from '../text/line-boxes.ts'
import { type Label, labelOf } from './labels.ts'

export type TextLine = { readonly box: LineBox; readonly text: string; readonly confidence: number }

/** Lines sorted by what they are: labels, values under a label, and the rest. */
export type SortedLines = {
  readonly labels: readonly { readonly label: Label; readonly line: TextLine; readonly likeness: number }[]
  readonly values: Readonly<Partial<Record<FieldName, TextLine>>>
  readonly others: readonly TextLine[]
}

/** Finds the labels and gives each of them the line that stands right below it. */
export function pairLines(lines: readonly TextLine[], width: number): SortedLines {
  const seen = lines.map((line) => ({ line, match: labelOf(line.text) }))
  const labels = seen.flatMap(({ line, match }) => (match ? [{ line, ...match }] : []))
  const free = new Set(seen.flatMap(({ line, match }) => (match ? [] : [line])))
  const values: Partial<Record<FieldName, TextLine>> = {}
  for (const { label, line } of labels.toSorted((a, b) => b.likeness - a.likeness)) {
    const below = label.fields.some((field) => !values[field]) ? lineBelow(line, [...free], width) : null
    if (!below) continue
    free.delete(below)
    for (const field of label.fields) values[field] ??= below
  }
  return { labels, values, others: [...free] }
}

// A value stands under its label, flush with it or a little indented, before the next label.
function lineBelow(label: TextLine, lines: readonly TextLine[], width: number): TextLine | null {
  const left = leftOf(label.box)
  const near = lines.filter(({ box }) => {
    const down = box.centre.y - label.box.centre.y
    const indent = leftOf(box) - left
    return (
      down > 0.5 * label.box.height &&
      down < 2.6 * label.box.height &&
      indent > -0.04 * width &&
      indent < 0.12 * width
    )
  })
  return near.toSorted((a, b) => a.box.centre.y - b.box.centre.y)[0] ?? null
}

function leftOf({ centre, length }: LineBox): number {
  return centre.x - length / 2
}
