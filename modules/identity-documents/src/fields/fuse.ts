import { checkIin } from '#kz'
import type { FieldName, FieldReading, FieldSource, Fields, Quad } from '../document.ts'

/** One reading of one field, before it met the others. */
export type Reading = {
  readonly value: string
  readonly confidence: number
  readonly source: 'mrz' | 'ocr' | 'iin'
  readonly place?: Quad
}
export type Readings = Readonly<Partial<Record<FieldName, readonly Reading[]>>>

/** A single reading is sure enough above this; print and zone err in different places, so two that agree are. */
const sureAlone: Readonly<Record<FieldSource, number>> = { ocr: 0.93, mrz: 0.6, iin: 0.9, both: 0 }

/** Puts all readings together, field by field. A field that nobody read stays absent. */
export function fuseReadings(readings: Readings): Fields {
  const fields: Partial<Record<FieldName, FieldReading>> = {}
  for (const [name, list] of Object.entries(readings) as [FieldName, readonly Reading[]][]) {
    const fused = fuse(list.filter(({ value }) => value !== ''))
    if (fused) fields[name] = fused
  }
  return fields
}

function fuse(list: readonly Reading[]): FieldReading | null {
  const [best] = list.toSorted((a, b) => supportOf(b, list) - supportOf(a, list))
  if (!best) return null
  const agreeing = list.filter(({ value }) => value === best.value)
  const sources = new Set(agreeing.map(({ source }) => source))
  const disputed = agreeing.length < list.length
  const source: FieldSource = sources.size > 1 ? 'both' : best.source
  const doubt = agreeing.reduce((product, { confidence }) => product * (1 - confidence), 1)
  const confidence = disputed ? Math.min(0.5, 1 - doubt) : 1 - doubt
  const place = (agreeing.find(({ source }) => source === 'ocr') ?? best).place
  return {
    value: best.value,
    confident: !disputed && confidence >= sureAlone[source],
    confidence: Math.round(confidence * 1000) / 1000,
    source,
    ...(place && { place }),
  }
}

// Two that agree outweigh one; of two that differ the zone, whose digits were checked, outweighs the print.
function supportOf(reading: Reading, list: readonly Reading[]): number {
  return list.reduce(
    (sum, { value, confidence, source }) =>
      sum + (value === reading.value ? confidence + (source === 'mrz' ? 0.3 : 0) : 0),
    0,
  )
}

/** What an IIN with a right control digit says by itself: birth date and sex. */
export function readingsOfIin(iin: Reading, today: string): Readings {
  const check = checkIin(iin.value, today)
  if (!check.valid) return {}
  const { birthDate, sex } = check.fields
  const from = (value: string): Reading => ({ ...iin, value, source: 'iin' })
  return { ...(birthDate && { birthDate: [from(birthDate)] }), ...(sex && { sex: [from(sex)] }) }
}

export function mergeReadings(...all: readonly Readings[]): Readings {
  const merged: Partial<Record<FieldName, readonly Reading[]>> = {}
  for (const readings of all) {
    for (const [name, list] of Object.entries(readings) as [FieldName, readonly Reading[]][])
      merged[name] = [...(merged[name] ?? []), ...list]
  }
  return merged
}
