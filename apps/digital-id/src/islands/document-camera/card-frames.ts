import type { Outline } from '#modules/identity-documents/browser'

/** Pixels of one frame, rows of red, green and blue. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array }

export type CardFrames = {
  /** The whole view, small, and a strip across the card in the camera's own pixels; null until the camera delivers. */
  readonly look: (outline: Outline) => { readonly small: Pixels; readonly detail: Pixels } | null
  /** Everything the lens sees, as large as it sees it. */
  readonly shoot: () => Promise<Blob | null>
}

const smallWidth = 240
const stripHeight = 140
const mostStripWidth = 900
const jpegQuality = 0.93

/** Takes frames from the video; the view on the screen shows the middle of it in the shape of the stage. */
export function openCardFrames(video: HTMLVideoElement, shape: number): CardFrames {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const take = (from: Box, width: number, height: number): Pixels => {
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.drawImage(video, from.x, from.y, from.width, from.height, 0, 0, width, height)
    return withoutAlpha(context.getImageData(0, 0, width, height))
  }
  return {
    look: (outline) => {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !video.videoWidth) return null
      const view = viewOf(video.videoWidth, video.videoHeight, shape)
      const small = take(view, smallWidth, Math.round(smallWidth / shape))
      const strip = stripOf(view, outline)
      return { small, detail: take(strip, Math.round(strip.width), Math.round(strip.height)) }
    },
    shoot: () => shoot(video),
  }
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The part of the camera's picture that the stage shows (`object-fit: cover`). */
export function viewOf(videoWidth: number, videoHeight: number, shape: number): Box {
  const width = Math.min(videoWidth, videoHeight * shape)
  const height = width / shape
  return { x: (videoWidth - width) / 2, y: (videoHeight - height) / 2, width, height }
}

/** A strip across the middle of the outline, no wider than it has to be. */
export function stripOf(view: Box, outline: Outline): Box {
  const width = Math.min(mostStripWidth, view.width * outline.width * 0.8)
  const height = Math.min(stripHeight, view.height * outline.height * 0.4)
  const middleX = view.x + (outline.left + outline.width / 2) * view.width
  const middleY = view.y + (outline.top + outline.height * 0.55) * view.height
  return { x: middleX - width / 2, y: middleY - height / 2, width, height }
}

function withoutAlpha({ width, height, data }: ImageData): Pixels {
  const pixels = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
    pixels[to] = data[from]!
    pixels[to + 1] = data[from + 1]!
    pixels[to + 2] = data[from + 2]!
  }
  return { width, height, data: pixels }
}

function shoot(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight })
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
}
