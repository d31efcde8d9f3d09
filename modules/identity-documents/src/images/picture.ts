/** Decoded pixels, rows of interleaved red, green and blue bytes. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** One byte of luminance a pixel. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Rec. 601 luminance. */
export function toGrey({ width, height, data }: Picture): Grey {
  const grey = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    grey[i] = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8
  }
  return { width, height, data: grey }
}
