/** A decoded picture: rows of interleaved bytes, RGB (3) on the server, RGBA (4) from a browser's canvas. */
export type Pixels = {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array | Uint8ClampedArray
}

export type Point = readonly [x: number, y: number]

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Rec. 601 luminance, the one both OFIQ's measures and the point net's grey input use. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue
}
