import sharp from 'sharp'
import type { Point, Quad } from '#modules/identity-documents'
import type { PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { openPicture, readPictures } from './case-pictures.ts'

/** The portrait of a case's document as an upright JPEG in memory, or null when none was found. It is never stored. */
export async function readPortrait(
  database: Database,
  key: PersonKey,
  caseId: string,
): Promise<Uint8Array | null> {
  const pictures = await readPictures(database, key, caseId)
  const picture = pictures.find(({ reading }) => reading.portrait !== undefined)
  const corners = picture?.reading.portrait
  if (!picture || !corners) return null
  const jpeg = await openPicture(database, key, caseId, picture.slot)
  return jpeg && cutPortrait(jpeg, corners)
}

const margin = 0.15

/** Cuts a quadrangle out, turned so that its first side is on top, with some room around it for a face detector. */
export async function cutPortrait(jpeg: Uint8Array, corners: Quad): Promise<Uint8Array> {
  const turn = -angleOf(corners[0], corners[1])
  const { data, info } = await sharp(jpeg)
    .rotate(turn, { background: 'white' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = await sharp(jpeg).metadata()
  const turned = corners.map((point) => turnPoint(point, { width, height }, info, turn))
  const box = boundsOf(turned, info)
  return sharp(data).extract(box).jpeg({ quality: 92 }).toBuffer()
}

type Size = { readonly width: number; readonly height: number }

function angleOf(from: Point, to: Point): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
}

/** Where a point comes to lie when the whole picture is turned about its middle and the canvas grows to hold it. */
function turnPoint({ x, y }: Point, before: Size, after: Size, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180
  const [dx, dy] = [x - before.width / 2, y - before.height / 2]
  return {
    x: dx * Math.cos(radians) - dy * Math.sin(radians) + after.width / 2,
    y: dx * Math.sin(radians) + dy * Math.cos(radians) + after.height / 2,
  }
}

function boundsOf(points: readonly Point[], within: Size) {
  const [left, right] = edgesOf(
    points.map(({ x }) => x),
    within.width,
  )
  const [top, bottom] = edgesOf(
    points.map(({ y }) => y),
    within.height,
  )
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
}

function edgesOf(values: readonly number[], most: number): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low) * margin
  const inside = (value: number) => Math.round(Math.min(most, Math.max(0, value)))
  return [Math.min(inside(low - room), most - 1), inside(high + room)]
}
