import type { Point } from '../images/pixels.ts'
import { boundsOf } from '../vision/landmarks.ts'

/** The ellipse the person fits the face into, in pixels of the camera's picture. */
export type Oval = {
  readonly centreX: number
  readonly centreY: number
  readonly radiusX: number
  readonly radiusY: number
}

/** Three quarters of the height, unless the picture is too narrow: then the width rules. */
export function ovalFor(width: number, height: number): Oval {
  const radiusY = Math.min(height * 0.39, (width * 0.42) / 0.74)
  return { centreX: width / 2, centreY: height / 2, radiusX: radiusY * 0.74, radiusY }
}

/** Head height over the oval's height, and the distance between their centres over the oval's height. */
export function placeInOval(
  points: readonly Point[],
  width: number,
  height: number,
): { readonly headSize: number; readonly headOffset: number } {
  const oval = ovalFor(width, height)
  const bounds = boundsOf(points)
  // The 68 points end at the brows; the forehead adds about two fifths above them.
  const headHeight = bounds.height * 1.4
  const centreX = bounds.x + bounds.width / 2
  const centreY = bounds.y + bounds.height - headHeight / 2
  return {
    headSize: headHeight / (oval.radiusY * 2),
    headOffset: Math.hypot(centreX - oval.centreX, centreY - oval.centreY) / (oval.radiusY * 2),
  }
}
