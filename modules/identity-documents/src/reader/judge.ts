import { findingsAcross } from '../checks/index.ts'
import type {
  Crossing,
  DocumentReading,
  DocumentSides,
  FieldName,
  FieldReading,
  SideReading,
} from '../document.ts'

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
  const mrz = read.find((side) => side.mrz)?.mrz
  return {
    kind: kindOf(read),
    fields,
    ...(mrz && { mrz }),
    findings: [...read.flatMap(({ findings }) => findings), ...findingsAcross(sides)],
    crossings,
  }
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
