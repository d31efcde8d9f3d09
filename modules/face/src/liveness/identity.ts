import { similarityOf } from '../embedding/similarity.ts'
import type { LivenessFrame } from './decide.ts'
import type { Finding, LivenessRules } from './rules.ts'

/** The chosen frames must show one person: a clip spliced from two people, or a picture mixed in, falls here. */
export function checkIdentity(frames: readonly LivenessFrame[], rules: LivenessRules): Finding {
  const embeddings = frames.flatMap(({ embedding }) => (embedding ? [embedding] : []))
  if (embeddings.length < rules.leastEmbedded) {
    return { reasons: ['person-unproven'], scores: { leastSamePerson: 0 } }
  }
  let least = 1
  for (const [i, a] of embeddings.entries()) {
    for (const b of embeddings.slice(i + 1)) least = Math.min(least, similarityOf(a, b))
  }
  return { reasons: least < rules.samePerson ? ['person-changed'] : [], scores: { leastSamePerson: least } }
}
