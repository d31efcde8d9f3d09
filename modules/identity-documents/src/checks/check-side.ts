import type { Finding, Quad, ReasonCode } from '../document.ts'
import { shapeOf } from '../locate/quads.ts'
import { chromaSpread } from './chroma.ts'
import { isCropped, isSure, outsideOf } from './edges-of-card.ts'
import { type Glare, glareOf } from './glare.ts'
import { limits } from './limits.ts'
import { lookOf } from './look.ts'
import { gridStrength } from './screen.ts'
import { edgeSteepness } from './sharpness.ts'
import type { Measures, SideView } from './side-view.ts'
import { hurtfulSpots } from './spots.ts'
import { type CutOff, cutOffCard } from './three-sided.ts'

export type SideCheck = { readonly measures: Measures; readonly findings: readonly Finding[] }

/**
 * Everything that one picture tells about itself: what was measured, and what is wrong where. Of all that only a
 * picture without any document refuses by itself.
 */
export function checkSide(view: SideView): SideCheck {
  const { corners, flat, picture, familiar } = view
  const glare = glareOf(flat)
  const cutOff = corners && familiar >= limits.familiar.enough ? null : cutOffCard(picture)
  // A card that runs out of the picture is looked at where it is, not where its background is.
  const region = corners ?? (cutOff && isSure(cutOff) ? cutOff.quad : null)
  const measures: Measures = {
    steepness: edgeSteepness(flat),
    chroma: chromaSpread(flat),
    grid: Math.max(gridStrength(picture, region), view.gridAsSent ?? 0),
    burnt: glare.share,
    paper: glare.paper,
    outside: corners ? outsideOf(corners, picture) : 0,
    cutOff: cutOff?.support ?? 0,
    look: lookOf(flat),
  }
  return { measures, findings: findingsOf(view, measures, glare, cutOff) }
}

function findingsOf(
  view: SideView,
  measures: Measures,
  glare: Glare,
  cutOff: CutOff | null,
): readonly Finding[] {
  const { corners, side, familiar } = view
  const whole = corners ? [corners] : []
  const found = (reason: ReasonCode, places: readonly Quad[], score: number, refuses = false): Finding => ({
    reason,
    refuses,
    ...(side === 'none' ? {} : { side }),
    places,
    score,
  })
  // A zone whose digits hold was readable, however soft it looks.
  const blurred = measures.steepness < limits.steepness && view.mrz?.valid !== true
  const striped = measures.grid > limits.grid
  const screen = striped ? [found('screen-copy', whole, measures.grid)] : []
  if (familiar < limits.familiar.nothing) {
    // Mist or stripes over something shaped like a card hide its words; they are no proof that there are none.
    if (corners && striped) return screen
    if (corners && mayBeMisty(corners, view.lines, measures.steepness))
      return [found('unreadable', whole, measures.steepness)]
    if (cutOff && isSure(cutOff) && view.mostFamiliar >= limits.familiar.hint)
      return [found('cropped', [cutOff.quad], cutOff.support), ...screen]
    return [found('not-a-card', [], familiar, !striped), ...screen]
  }
  const grey = corners !== null && measures.chroma < limits.chroma
  const spots = hurtfulSpots(view, glare, grey)
  // Stripes and mist break the edges of a card; that none was found then proves nothing.
  const cropped = !((striped || blurred) && cutOff) && isCropped(view, cutOff, spots.length > 0)
  return [
    ...screen,
    ...(grey ? [found('bw-copy', whole, measures.chroma)] : []),
    ...(blurred ? [found('unreadable', whole, measures.steepness)] : []),
    ...(cropped
      ? [found('cropped', cutOff ? [cutOff.quad] : whole, cutOff?.support ?? measures.outside)]
      : []),
    ...(spots.length > 0 ? [found('glare', spots, measures.burnt)] : []),
  ]
}

// Lines that cannot be read, or a card's very shape without any edge in it: a 3×4 photo is squarer.
function mayBeMisty(corners: Quad, lines: number, steepness: number): boolean {
  if (lines >= 3) return steepness < limits.wordless
  return steepness > 0.05 && steepness < limits.steepness && shapeOf(corners) > limits.cardShape
}
