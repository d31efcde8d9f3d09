import { addDays, checkIin } from '#kz'
import type { FieldName, Quad } from '../document.ts'
import type { LineBox } from '../text/line-boxes.ts'
import { daysIn, iinIn, numberIn } from './days-and-digits.ts'
import type { Reading, Readings } from './fuse.ts'
import { knownIssuer } from './issuers.ts'
import type { SortedLines, TextLine } from './pair-lines.ts'

/** A field that only its place tells is never called sure. */
const mostSupposed = 0.7
/** Nor one of two days that do not make whole years. */
const mostUnfit = 0.8

/** How the fields in Cyrillic are read: the Latin reader cannot. */
export type NameReader = (box: LineBox) => { readonly text: string; readonly confidence: number }
export type PlaceOf = (box: LineBox) => Quad

const inCyrillic: readonly FieldName[] = [
  'surname',
  'name',
  'patronymic',
  'birthPlace',
  'issuer',
  'nationality',
]

/** Every printed field that can be told: by its label, and where the label was not seen by its own shape. */
export function printedFields(
  { values, others, supposed }: SortedLines,
  readName: NameReader,
  placeOf: PlaceOf,
  today: string,
): Readings {
  const readings: Partial<Record<FieldName, readonly Reading[]>> = {}
  const add = (
    field: FieldName,
    line: TextLine,
    value: string | null | undefined,
    confidence = line.confidence,
  ) => {
    if (value) readings[field] = [{ value, confidence, source: 'ocr', place: placeOf(line.box) }]
  }
  for (const field of inCyrillic) {
    const line = values[field]
    if (!line) continue
    const { text, confidence } = readName(line.box)
    const issuer = field === 'issuer' ? knownIssuer(text) : null
    const sure = issuer?.known ? Math.max(0.95, confidence) : confidence
    add(field, line, issuer?.text ?? text, supposed.includes(field) ? Math.min(sure, mostSupposed) : sure)
  }
  addLatinNames(values, add)
  addPrintedDays(values, others, add)
  const iinLine = values.iin && iinIn(values.iin.text) ? values.iin : others.find(({ text }) => iinIn(text))
  const iin = iinLine && iinIn(iinLine.text)
  // A control digit that holds is worth more than how clear the digits look.
  if (iinLine && iin)
    add('iin', iinLine, iin, checkIin(iin, today).valid ? Math.max(0.97, iinLine.confidence) : 0.4)
  const numberLine = [values.number, ...others].find((line) => line && numberIn(line.text))
  if (numberLine) add('number', numberLine, numberIn(numberLine.text))
  return readings
}

type Add = (field: FieldName, line: TextLine, value: string | null | undefined, confidence?: number) => void

// A passport prints МЫҢБАЕВ / MYNBAEV: the second half is for the Latin reader.
function addLatinNames(values: SortedLines['values'], add: Add): void {
  for (const field of ['latinSurname', 'latinName'] as const) {
    const line = values[field]
    const latin = line && /\/\s*([A-Z' -]{2,})$/.exec(line.text)?.[1]
    if (line && latin) add(field, line, latin.trim())
  }
}

function addPrintedDays(values: SortedLines['values'], others: readonly TextLine[], add: Add): void {
  if (values.birthDate) add('birthDate', values.birthDate, daysIn(values.birthDate.text)[0])
  const pair = [values.issued, ...others].find((line) => line && daysIn(line.text).length === 2)
  const [first, second] = pair ? daysIn(pair.text).toSorted() : []
  const issued = pair ? { line: pair, day: first! } : dayUnder(values.issued)
  const expires = pair ? { line: pair, day: second! } : dayUnder(values.expires)
  const fit = issued && expires && isTerm(issued.day, expires.day)
  const sureOf = (line: TextLine) => (fit ? line.confidence : Math.min(line.confidence, mostUnfit))
  if (issued) add('issued', issued.line, issued.day, sureOf(issued.line))
  if (expires) add('expires', expires.line, expires.day, sureOf(expires.line))
}

function dayUnder(line: TextLine | undefined) {
  const [day] = line ? daysIn(line.text) : []
  return line && day ? { line, day } : null
}

/** Documents are issued for whole years: the last day is the day of issue or the one before. */
function isTerm(issued: string, expires: string): boolean {
  return [expires, addDays(expires, 1)].some(
    (end) =>
      end > issued &&
      end.slice(5) === issued.slice(5) &&
      Number(end.slice(0, 4)) % 5 === Number(issued.slice(0, 4)) % 5,
  )
}
