/** How large files come in: piece by piece, so that a lost connection costs one piece. */
export const pieces = {
  /** Small enough that a lost connection costs little, large enough that a good one is not slowed. */
  mostBytes: 1_000_000,
  /** How long an upload that was begun waits for its rest. */
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
  if (piece.bytes > pieces.mostBytes || end > size) return 'too-large'
  if (piece.atByte === received) return 'keep'
  return piece.atByte >= 0 && end <= received ? 'known' : 'elsewhere'
}
