import type { FrameAnalysis } from '../analyse.ts'
import type { Measures } from './measures.ts'

export type Inspection = Omit<FrameAnalysis, 'measures'> & {
  /** `compression`: how coarsely a JPEG was quantised, 1 is lossless; absent for other formats. */
  readonly measures?: Measures & { readonly compression?: number }
}

/** Below this, blocks are visible and fine marks of the face are gone. */
const leastCompression = 0.35

/** Adds what only the file itself can tell. */
export function withCompression(analysis: FrameAnalysis, bytes: Uint8Array): Inspection {
  const compression = jpegFineness(bytes)
  if (compression === undefined || !analysis.measures) return analysis
  const reasons =
    compression < leastCompression ? [...analysis.reasons, 'compressed' as const] : analysis.reasons
  return { ...analysis, measures: { ...analysis.measures, compression }, reasons }
}

/** From the first quantisation table: the standard's own table at quality 50 has a mean step of 57.6. */
function jpegFineness(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!
    if (marker === 0xdb) {
      const table = bytes.subarray(at + 5, at + 5 + 64)
      const mean = table.reduce((sum, step) => sum + step, 0) / 64
      return 1 / (1 + (mean - 1) / 57.6)
    }
    if (marker === 0xda) return undefined
    at += 2 + length
  }
  return undefined
}
