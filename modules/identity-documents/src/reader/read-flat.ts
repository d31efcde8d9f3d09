import { pairLines, type SortedLines, type TextLine } from '../fields/pair-lines.ts'
import type { Picture } from '../images/picture.ts'
import { warp } from '../images/warp.ts'
import { findZone, type ZonePlace } from '../mrz/find-zone.ts'
import { findLines } from '../text/find-lines.ts'
import { quadOf } from '../text/line-boxes.ts'
import { greedyText, lineHeight, readSteps } from '../text/read-line.ts'
import type { Equipment } from './equipment.ts'

export type FlatText = {
  readonly lines: readonly TextLine[]
  readonly sorted: SortedLines
  readonly zone: ZonePlace | null
  /** How much of what is printed on documents was recognised: 0 is nothing. */
  readonly familiar: number
}

const mostLines = 40

/** All text of a flat card, sorted into labels, values and the machine-readable zone. */
export async function readFlat(flat: Picture, { run, alphabet }: Equipment): Promise<FlatText> {
  const boxes = (await findLines(flat, run))
    .filter(({ length, height, along }) => length > 1.1 * height && Math.abs(along.y) < 0.3)
    .slice(0, mostLines)
  const lines: TextLine[] = []
  for (const box of boxes) {
    const width = Math.max(lineHeight, Math.round((box.length / box.height) * lineHeight))
    const steps = await readSteps(warp(flat, quadOf(box), width, lineHeight), run)
    lines.push({ box, ...greedyText(steps, alphabet) })
  }
  const zone = findZone(lines, flat.width)
  const inZone = zone ? Math.min(...zone.strips.map(([corner]) => corner.y)) : flat.height
  const sorted = pairLines(
    lines.filter(({ box }) => box.centre.y < inZone),
    flat.width,
    flat.height,
    zone && (zone.layout.format === 'TD3' ? 'page' : 'back'),
  )
  return { lines, sorted, zone, familiar: sorted.familiar + (zone ? zone.texts.length : 0) }
}
