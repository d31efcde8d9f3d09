import { checkMrz } from '#kz'
import { checkSide } from '../checks/index.ts'
import type { DocumentKind, Quad, Side, SideReading } from '../document.ts'
import { fuseReadings, mergeReadings, type Reading, type Readings, readingsOfIin } from '../fields/fuse.ts'
import { printedFields } from '../fields/printed-fields.ts'
import { voteOnName } from '../fields/read-name.ts'
import type { Picture } from '../images/picture.ts'
import { warp } from '../images/warp.ts'
import { locateCard } from '../locate/locate-card.ts'
import { readZone, type ZoneReading } from '../mrz/read-zone.ts'
import { type LineBox, quadOf } from '../text/line-boxes.ts'
import { lineHeight } from '../text/read-line.ts'
import type { Equipment } from './equipment.ts'
import { type FlatView, flatQuads, layFlat, wholeQuads } from './flat-view.ts'
import { type FlatText, readFlat } from './read-flat.ts'

export type SideHints = {
  readonly kind?: DocumentKind
  readonly corners?: Quad
  /** Of the pixels as they were sent, if these were shrunk. */
  readonly grid?: number
}

type View = {
  readonly flat: FlatView
  readonly text: FlatText
  readonly isWhole: boolean
  /** The most that was recognised in any way of looking. */
  readonly mostFamiliar: number
}

/** Below this nothing of the text is known: the card may lie upside down, or be no card. */
const familiarEnough = 1.5

/** Reads one picture: where the card is, which way up, what it is, and every field on it. */
export async function readSide(
  picture: Picture,
  equipment: Equipment,
  hints: SideHints,
  today: string,
): Promise<SideReading> {
  const located = hints.corners ? { corners: hints.corners, measures: {} } : locateCard(picture)
  const view = await bestView(picture, located.corners, equipment)
  const { flat, text } = view
  const zone = text.zone && (await readZone(flat.picture, text.zone, equipment.stripReaders, today))
  const { width, height } = picture
  const side = sideOf(text)
  const corners = view.isWhole ? null : flat.corners
  const fields = fieldsOf(view, zone, equipment, today)
  const mrz = zone && { lines: zone.lines, valid: zone.valid, corrected: zone.corrected }
  const { familiar } = text
  const lines = text.lines.length
  const seen = {
    picture,
    corners,
    flat: flat.picture,
    side,
    fields,
    familiar,
    mostFamiliar: view.mostFamiliar,
    lines,
  }
  const checked = checkSide({
    ...seen,
    ...(mrz && { mrz }),
    ...(hints.grid !== undefined && { gridAsSent: hints.grid }),
    ...outlineOf(located.measures),
  })
  return {
    width,
    height,
    corners,
    side,
    kind: kindOf(text, zone, hints.kind),
    fields,
    ...(mrz && { mrz }),
    measures: {
      ...located.measures,
      ...checked.measures,
      familiar,
      lines,
      ...(hints.grid !== undefined && { gridAsSent: hints.grid }),
    },
    findings: checked.findings,
  }
}

function outlineOf({ weakestSide, edgeSpread }: Readonly<Record<string, number>>) {
  return weakestSide === undefined || edgeSpread === undefined ? {} : { outline: { weakestSide, edgeSpread } }
}

/** The first way up in which the text is known; if none is, the one in which most of it is. */
async function bestView(picture: Picture, corners: Quad | null, equipment: Equipment): Promise<View> {
  let best: View | undefined
  let mostFamiliar = 0
  for (const { quad, isWhole } of waysUp(picture, corners)) {
    const flat = layFlat(picture, quad, isWhole)
    const text = await readFlat(flat.picture, equipment)
    // A card that was found is given up only for words that are surely those of a document.
    mostFamiliar = Math.max(mostFamiliar, text.familiar)
    const isBetter = !best || text.familiar > best.text.familiar
    if (isBetter && (!corners || !isWhole || text.familiar >= familiarEnough))
      best = { flat, text, isWhole, mostFamiliar }
    if (best && isEnough(best.text)) break
  }
  return { ...best!, mostFamiliar }
}

// A back or a data page without its zone was cut wrongly: the whole picture may show it.
function isEnough({ familiar, sorted, zone }: FlatText): boolean {
  return familiar >= familiarEnough && (zone !== null || sorted.side === 'front')
}

// A card that is cut off by the picture's border may have been mistaken for something inside it: look at all there is.
function waysUp(picture: Picture, corners: Quad | null) {
  const whole = wholeQuads(picture).map((quad) => ({ quad, isWhole: true }))
  if (!corners) return whole
  return [...flatQuads(corners).map((quad) => ({ quad, isWhole: false })), ...whole.slice(0, 1)]
}

function sideOf({ sorted, zone }: FlatText): Side | 'none' {
  if (zone) return zone.layout.format === 'TD3' ? 'page' : 'back'
  return sorted.side ?? 'none'
}

function kindOf(
  { sorted, zone }: FlatText,
  reading: ZoneReading | null,
  said?: DocumentKind,
): DocumentKind | null {
  if (sorted.kind) return sorted.kind
  if (zone?.layout.format === 'TD3' || sorted.side === 'page') return 'passport'
  if (reading?.lines[0]?.startsWith('ID')) return 'id-card'
  return sorted.side || zone ? (said ?? null) : null
}

function fieldsOf({ flat, text }: View, zone: ZoneReading | null, { cyrillic }: Equipment, today: string) {
  const readName = (box: LineBox) => {
    const width = Math.max(lineHeight, Math.round((box.length / box.height) * lineHeight))
    const line = warp(flat.picture, quadOf(box), width, lineHeight)
    return voteOnName((model) => cyrillic(line, model))
  }
  const printed = printedFields(text.sorted, readName, (box) => flat.toSource(quadOf(box)), today)
  const fromZone = zone ? zoneFields(zone, flat, today) : {}
  const iins = [...(printed.iin ?? []), ...(fromZone.iin ?? [])]
  return fuseReadings(mergeReadings(printed, fromZone, ...iins.map((iin) => readingsOfIin(iin, today))))
}

/** Line of the zone that each field stands in, for a card and for a passport. */
const lineOfField = {
  TD1: { number: 0, iin: 0, day: 1, name: 2 },
  TD3: { number: 1, iin: 1, day: 1, name: 0 },
}

function zoneFields(zone: ZoneReading, flat: FlatView, today: string): Readings {
  const mrz = checkMrz(zone.lines.join(''), today)
  if (!zone.valid || !mrz.valid) return {}
  const { format, number, iin, birthDate, expires, sex, surname, name } = mrz.fields
  const at = lineOfField[format]
  const read = (value: string | null, line: number): readonly Reading[] =>
    value
      ? [{ value, confidence: zone.confidence, source: 'mrz', place: flat.toSource(zone.strips[line]!) }]
      : []
  return {
    number: read(number, at.number),
    iin: read(iin, at.iin),
    birthDate: read(birthDate, at.day),
    expires: read(expires, at.day),
    sex: read(sex, at.day),
    latinSurname: read(surname, at.name),
    latinName: read(name, at.name),
  }
}
