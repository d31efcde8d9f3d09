import { addDays, checkIin } from '#kz'
import type { DocumentSides, FieldReading, Finding, SideReading } from '../document.ts'
import { limits } from './limits.ts'

/** What only all sides together tell: the same side twice, a side missing, an end of validity, a wrong IIN. */
export function findingsAcross(sides: DocumentSides): readonly Finding[] {
  const read = [sides.front, sides.back, sides.page].filter((side) => side !== undefined)
  return [...sidesAmiss(sides), ...validityOf(read, sides.at), ...iinOf(read, sides.at)]
}

function sidesAmiss({ front, back, page }: DocumentSides): readonly Finding[] {
  if (page || !front || !back) return page || (front && back) ? [] : missingOther(front ?? back)
  if (front.side === 'none' || back.side === 'none') return []
  // Told by what they show, not by the slot: two sides in the wrong slots are two sides.
  if (front.side === back.side)
    return [{ reason: 'same-side', refuses: true, side: front.side, places: [] }, ...missingFor(front.side)]
  return []
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

/** A wrong control digit read once may be the reader's mistake; read twice, independently, it is on the card. */
function iinOf(read: readonly SideReading[], at: string): readonly Finding[] {
  const wrong = read.flatMap(({ side, fields }) => {
    const { iin } = fields
    if (!iin || checkIin(iin.value, at).valid) return []
    return [{ ...iin, side, times: iin.source === 'both' ? 2 : 1 }]
  })
  if (wrong.length === 0) return []
  const times = wrong.reduce((sum, { times }) => sum + times, 0)
  const same = new Set(wrong.map(({ value }) => value)).size === 1
  const sides = wrong.map(({ side }) => side).filter((side) => side !== 'none')
  return [
    {
      reason: 'iin-invalid',
      refuses: times > 1 && same,
      ...(sides[0] && { side: sides[0] }),
      places: wrong.flatMap(({ place }) => (place ? [place] : [])),
    },
  ]
}
