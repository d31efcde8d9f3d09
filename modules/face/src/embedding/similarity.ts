import type { FaceEmbedding } from '../engine/tasks.ts'

export type MatchDecision = 'match' | 'review' | 'no-match'

/** The shipped zones. Where they come from stands in docs/model-card.md; they are configuration, not code. */
export type MatchZones = { readonly match: number; readonly review: number; readonly source: string }

export const shippedZones: MatchZones = {
  match: 0.427,
  review: 0.25,
  source: 'LFW, 9.16 million impostor pairs: fused score 0.427 at a false-match rate of 1 in 10,000',
}

/**
 * Puts every model's cosine on one scale: strangers average 0, the same picture is near 1.
 * dlib's vectors all point the same way, so its strangers average 0.841.
 */
const scales: Readonly<Record<string, { readonly strangers: number; readonly span: number }>> = {
  'faceplugin-fr@0.0.1': { strangers: 0, span: 1 },
  'dlib-resnet@vladmandic-1.7.15': { strangers: 0.841, span: 0.19 },
}

/** The mean over all models that both embeddings know. */
export function similarityOf(a: FaceEmbedding, b: FaceEmbedding): number {
  const scores: number[] = []
  for (const [i, model] of a.models.entries()) {
    const other = b.vectors[b.models.indexOf(model)]
    const scale = scales[model]
    if (other && scale) scores.push((cosine(a.vectors[i]!, other) - scale.strangers) / scale.span)
  }
  if (scores.length === 0)
    throw new Error('The embeddings come from different models and cannot be compared.')
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

export function decideMatch(similarity: number, zones: MatchZones = shippedZones): MatchDecision {
  if (similarity >= zones.match) return 'match'
  return similarity >= zones.review ? 'review' : 'no-match'
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
