export const uploadRules = {
  /** A photo of a 48-megapixel camera is about 15 MB. */
  mostBytes: 25_000_000,
  /** Small enough that a lost connection costs little, large enough that a good one is not slowed. */
  pieceBytes: 1_000_000,
  /** Uploads of one document that were begun and not finished. */
  mostOpen: 6,
  keptMilliseconds: 24 * 60 * 60_000,
} as const

/** How far an upload has come. */
export type UploadInHand = { readonly size: number; readonly received: number }

/**
 * What to do with a piece: `keep` it, say that it is there already (`known`), or tell where to go on (`elsewhere`).
 */
export type PieceDecision = 'keep' | 'known' | 'elsewhere' | 'too-large' | 'empty'

/** Where does this piece belong? The server says how far it is; the page goes on from there. */
export function decidePiece(
  { size, received }: UploadInHand,
  piece: { readonly atByte: number; readonly bytes: number },
): PieceDecision {
  const end = piece.atByte + piece.bytes
  if (piece.bytes === 0) return 'empty'
  if (piece.bytes > uploadRules.pieceBytes || end > size) return 'too-large'
  if (piece.atByte === received) return 'keep'
  return piece.atByte >= 0 && end <= received ? 'known' : 'elsewhere'
}
