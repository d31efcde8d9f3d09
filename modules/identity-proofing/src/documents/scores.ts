import type { MatchDecision } from '#modules/face'

/** How alike two faces are: the number, the zone it fell into, and the models that made it. */
export type Score = {
  readonly similarity: number
  readonly zone: MatchDecision
  readonly models: readonly string[]
}

/**
 * What is left of faces once they have been compared. `null`: one of the two had no face that could be found;
 * absent: not compared.
 */
export type Scores = {
  readonly portraitRegistry?: Score | null | undefined
  readonly portraitVideo?: Score | null | undefined
  readonly videoRegistry?: Score | null | undefined
}
export type ScoreName = keyof Scores
export const scoreNames: readonly ScoreName[] = ['portraitRegistry', 'portraitVideo', 'videoRegistry']

/** Is there a pair of faces that are surely two people? */
export function showsAnotherFace(scores: Scores): boolean {
  return scoreNames.some((name) => scores[name]?.zone === 'no-match')
}

/** Are all three pairs surely one person? */
export function showsOneFace(scores: Scores): boolean {
  return scoreNames.every((name) => scores[name]?.zone === 'match')
}
