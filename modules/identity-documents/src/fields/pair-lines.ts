import type { DocumentKind, FieldName, Side } from '../document.ts'
import type { LineBox } from '../text/line-boxes.ts'
import { placedByDays } from './by-place.ts'
import { type Label, labelsOfSide, titles } from './labels.ts'
import { likeness, looksOf } from './likeness.ts'

export type TextLine = { readonly box: LineBox; readonly text: string; readonly confidence: number }

/** Lines sorted by what they are. */
export type SortedLines = {
  /** The side whose labels were found, in their order; null when none were. */
  readonly side: Side | null
  readonly kind: DocumentKind | null
  readonly values: Readonly<Partial<Record<FieldName, TextLine>>>
  /** Fields told only by where they stand, not by a label that could be read. */
  readonly supposed: readonly FieldName[]
  readonly others: readonly TextLine[]
  /** How much of what is printed on documents was recognised: 0 is nothing. */
  readonly familiar: number
}

type Match = { readonly line: TextLine; readonly label: Label; readonly likeness: number }

/** A title stands by itself: it must be told without help. A label is helped by the order of its neighbours. */
const leastTitle = 0.6
const leastPlainTitle = 0.82
const leastLabel = 0.36
const leastSide = 0.5

const sides = (Object.keys(labelsOfSide) as Side[]).map((side) => ({
  side,
  labels: labelsOfSide[side].map((label) => ({ label, looks: looksOf(label.words) })),
}))
const knownTitles = titles.map((title) => ({ title, looks: looksOf(title.words) }))

/** Finds titles and labels, and gives each label the line that stands right below it. */
export function pairLines(
  lines: readonly TextLine[],
  width: number,
  height: number,
  zoneSide: Side | null = null,
): SortedLines {
  const titled = lines.flatMap((line) => titleOf(line) ?? [])
  const rest = lines.filter((line) => titled.every((title) => title.line !== line))
  const candidates = rest.filter(({ text }) => (text.match(/\d/g)?.length ?? 0) < 5)
  const found = sides
    .map(({ side, labels }) => ({ side, matches: inOrder(candidates, labels) }))
    .map(({ side, matches }) => ({ side, matches, worth: sum(matches.map((match) => match.likeness)) }))
    .toSorted((a, b) => b.worth - a.worth)[0]!
  const matches = found.worth >= leastSide ? found.matches : []
  const free = new Set(rest.filter((line) => matches.every((match) => match.line !== line)))
  const values: Partial<Record<FieldName, TextLine>> = {}
  for (const { label, line } of matches) {
    const below = lineBelow(line, [...free], width)
    if (!below) continue
    free.delete(below)
    for (const field of label.fields) values[field] ??= below
  }
  const side = matches.length > 0 ? found.side : null
  const placed = placedByDays(rest, side ?? zoneSide, width, height)
  const supposed: FieldName[] = []
  for (const [field, line] of Object.entries(placed.values) as [FieldName, TextLine][]) {
    if (values[field] || !free.has(line)) continue
    free.delete(line)
    values[field] = line
    supposed.push(field)
  }
  return {
    side: side ?? placed.side,
    supposed,
    kind: titled.toSorted((a, b) => b.likeness - a.likeness).find(({ kind }) => kind)?.kind ?? null,
    values,
    others: [...free],
    familiar: sum(matches.map((match) => match.likeness)) + sum(titled.map((title) => title.likeness)),
  }
}

function titleOf(
  line: TextLine,
): { line: TextLine; kind: DocumentKind | undefined; likeness: number }[] | null {
  const seen = looksOf(line.text)
  const best = knownTitles
    .map(({ title, looks }) => ({ line, kind: title.kind, likeness: likeness(seen, looks) }))
    .toSorted((a, b) => b.likeness - a.likeness)[0]!
  return best.likeness >= (best.kind ? leastTitle : leastPlainTitle) ? [best] : null
}

type KnownLabel = { readonly label: Label; readonly looks: string }

/** The likeliest labels among the lines, none before one that stands above it. */
function inOrder(lines: readonly TextLine[], labels: readonly KnownLabel[]): readonly Match[] {
  type Way = { readonly worth: number; readonly matches: readonly Match[] }
  let row: Way[] = Array.from({ length: labels.length + 1 }, () => ({ worth: 0, matches: [] }))
  for (const line of lines) {
    const seen = looksOf(line.text)
    const next: Way[] = [row[0]!]
    for (const [i, { label, looks }] of labels.entries()) {
      // Every label is in two languages, and the stroke between them survives when the letters do not.
      const alike = likeness(seen, looks) + (line.text.includes('/') ? 0.1 : -0.1)
      const taken: Way = {
        worth: row[i]!.worth + alike - leastLabel,
        matches: [...row[i]!.matches, { line, label, likeness: alike }],
      }
      const best = [row[i + 1]!, next[i]!].reduce((a, b) => (b.worth > a.worth ? b : a))
      next.push(alike > leastLabel && taken.worth > best.worth ? taken : best)
    }
    row = next
  }
  return row.at(-1)!.matches
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
