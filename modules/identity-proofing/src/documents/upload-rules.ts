import { pieces } from '#platform/uploads'

export const uploadRules = {
  /** A photo of a 48-megapixel camera is about 15 MB. */
  mostBytes: 25_000_000,
  pieceBytes: pieces.mostBytes,
  /** Uploads of one document that were begun and not finished. */
  mostOpen: 6,
  keptMilliseconds: pieces.keptMilliseconds,
} as const
