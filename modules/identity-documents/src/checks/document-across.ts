import { addDays, checkIin } from '#kz'
import type { DocumentSides, FieldReading, Finding, Quad, Side, SideReading } from '../document.ts'
import { limits } from './limits.ts'
import { differingBits } from './look.ts'

/** What only all sides together tell: the same side twice, a side missing, an end of validity, a wrong IIN. */
export function findingsAcross(sides: DocumentSides): readonly Finding[] {
  const read = [sides.front, sides.back, sides.page].filter((side) => side !== undefined)
  return [...sidesAmiss(sides), ...validityOf(read, sides.at), ...iinOf(read, sides.at)]
}

function sidesAmiss({ front, back, page }: DocumentSides): readonly Finding[] {
  if (page || !front || !back) return page || (front && back) ? [] : missingOther(front ?? back)
  if (front.side === 'none' || back.side === 'none')
    return looksAlike(front, back) ? [{ reason: 'same-side', refuses: true, places: [] }] : []
  // Told by what they show, not by the slot: two sides in the wrong slots are two sides.
  if (front.side !== back.side) return []
  return [{ reason: 'same-side', refuses: true, side: front.side, places: [] }]
}

// Too misty to be read, but the same picture all the same.
function looksAlike(front: SideReading, back: SideReading): boolean {
  const [a, b] = [front.measures.look, back.measures.look]
  if (a === undefined || b === undefined || !front.corners || !back.corners) return false
  return differingBits(a, b) <= limits.sameLook
}

// One picture is enough only when it shows the page of a passport, or a paper that has no other side that counts.
function missingOther(only: SideReading | undefined): readonly Finding[] {
  if (!only || only.side === 'none' || only.side === 'page' || only.kind === 'candas-certificate') return []
  return missingFor(only.side)
}

function missingFor(side: SideReading['side']): readonly Finding[] {
  if (side === 'front') return [{ reason: 'missing-side', refuses: false, side: 'back', places: [] }]
  return side === 'back' ? [{ reason: 'missing-side', refuses: false, side: 'front', places: [] }] : []
}

function validityOf(read: readonly SideReading[], at: string): readonly Finding[] {
  const ends = read.flatMap(({ side, fields, mrz }) =>
    fields.expires ? [{ ...fields.expires, side, guarded: isGuarded(fields.expires, mrz?.valid) }] : [],
  )
  const [end] = ends.toSorted((a, b) => Number(b.guarded) - Number(a.guarded) || b.confidence - a.confidence)
  if (!end) return []
  const where = { places: end.place ? [end.place] : [], ...(end.side === 'none' ? {} : { side: end.side }) }
  if (end.value < at) return [{ reason: 'expired', refuses: end.guarded, ...where }]
  if (end.value < addDays(at, limits.soonDays)) return [{ reason: 'expires-soon', refuses: false, ...where }]
  return []
}

// Only a check digit makes a machine sure enough to say no.
function isGuarded({ source }: FieldReading, zoneIsValid: boolean | undefined): boolean {
  return zoneIsValid === true && (source === 'mrz' || source === 'both')
}

type SeenIin = { readonly value: string; readonly side: Side | 'none'; readonly place?: Quad }

/** A wrong control digit read once may be the reader's mistake; read twice alike, it is on the card. */
function iinOf(read: readonly SideReading[], at: string): readonly Finding[] {
  const seen = read.flatMap(seenIins)
  const wrong = seen.filter(({ value }) => !checkIin(value, at).valid)
  const [first] = wrong
  // One digit misread beside a number that holds is the reader's doing; the crossing shows it anyway.
  if (!first || (wrong.length === 1 && seen.length > 1)) return []
  const twice = wrong.some(({ value }, i) => wrong.slice(i + 1).some((other) => other.value === value))
  return [
    {
      reason: 'iin-invalid',
      refuses: twice,
      ...(first.side === 'none' ? {} : { side: first.side }),
      places: wrong.flatMap(({ place }) => (place ? [place] : [])),
    },
  ]
}

// As printed and as the zone has it: the zone's own digits do not guard the IIN on a card.
function seenIins({ side, fields: { iin }, mrz }: SideReading): readonly SeenIin[] {
  const printed = iin && iin.source !== 'mrz' ? [{ ...iin, side }] : []
  const zone = mrz?.valid
    ? /^(?:ID|[AC].)KAZ.{10}(\d{12})<|^.{28}(\d{12})<</.exec(lineWithIin(mrz.lines))
    : null
  const value = zone?.[1] ?? zone?.[2]
  return value ? [...printed, { value, side }] : printed
}

function lineWithIin(lines: readonly string[]): string {
  return (lines.length === 3 ? lines[0] : lines[1]) ?? ''
}
