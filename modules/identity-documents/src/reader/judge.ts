import { findingsAcross } from '../checks/index.ts'
import type {
  Crossing,
  DocumentReading,
  DocumentSides,
  FieldName,
  FieldReading,
  SideReading,
} from '../document.ts'
import { nameAgreement } from '../fields/latin-names.ts'

/** Puts the sides of one document together: each field once, and where the sides differ. */
export function judgeDocument(sides: DocumentSides): DocumentReading {
  const read = [sides.front, sides.back, sides.page].filter((side) => side !== undefined)
  const fields: Partial<Record<FieldName, FieldReading>> = {}
  const crossings: Crossing[] = []
  for (const side of read) {
    for (const [name, field] of Object.entries(side.fields) as [FieldName, FieldReading][]) {
      const other = fields[name]
      fields[name] = other ? joined(other, field) : field
      if (other && other.value !== field.value)
        crossings.push({ field: name, a: other.value, b: field.value })
    }
  }
  for (const [cyrillic, latin] of namePairs) compareNames(fields, crossings, cyrillic, latin)
  const mrz = read.find((side) => side.mrz)?.mrz
  return {
    kind: kindOf(read),
    fields,
    ...(mrz && { mrz }),
    findings: [...read.flatMap(({ findings }) => findings), ...findingsAcross(sides)],
    crossings,
  }
}

const namePairs = [
  ['surname', 'latinSurname'],
  ['name', 'latinName'],
] as const
/** A Latin name says nothing about Қ or К, Ұ or Ү: those must have been seen clearly all the same. */
const clearlySeen = 0.87
const sameName = 0.8
const otherName = 0.5

/** The print has the name in Cyrillic, the zone in Latin: each vouches for the other, or both are in doubt. */
function compareNames(
  fields: Partial<Record<FieldName, FieldReading>>,
  crossings: Crossing[],
  cyrillic: FieldName,
  latin: FieldName,
): void {
  const printed = fields[cyrillic]
  const zone = fields[latin]
  if (!printed || !zone) return
  const agreement = nameAgreement(printed.value, zone.value)
  if (agreement >= sameName && printed.confidence >= clearlySeen)
    fields[cyrillic] = { ...printed, confident: true, source: 'both' }
  if (agreement > otherName) return
  fields[cyrillic] = { ...printed, confident: false }
  crossings.push({ field: cyrillic, a: printed.value, b: zone.value })
}

function kindOf(sides: readonly SideReading[]): DocumentReading['kind'] {
  return (
    sides.find(({ side, kind }) => side === 'front' && kind)?.kind ??
    sides.find(({ kind }) => kind)?.kind ??
    null
  )
}

function joined(a: FieldReading, b: FieldReading): FieldReading {
  const [better, worse] = b.confidence > a.confidence ? [b, a] : [a, b]
  if (a.value !== b.value) return { ...better, confident: false }
  const confidence = 1 - (1 - better.confidence) * (1 - worse.confidence)
  return { ...better, confidence: Math.round(confidence * 1000) / 1000, confident: true, source: 'both' }
}
