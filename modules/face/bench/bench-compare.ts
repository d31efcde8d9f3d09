import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { decideMatch, type FaceEmbedding, type FaceEngine, similarityOf } from '../src/index.ts'
import { readPairs } from './material.ts'
import { rateText, table } from './statistics.ts'

/** The pairs as the command sees them, and every cross pair of strangers for the false-match rate. */
export async function benchCompare(engine: FaceEngine): Promise<void> {
  const pairs = readPairs()
  const embeddings = new Map<string, FaceEmbedding>()
  for (const path of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
    const embedding = await engine.embed(await readFile(path))
    if (embedding) embeddings.set(path, embedding)
  }
  const scored = pairs.map(({ a, b, same }) => ({
    same,
    score: similarityOf(embeddings.get(a)!, embeddings.get(b)!),
  }))
  const count = (same: boolean, decision: string) =>
    scored.filter((pair) => pair.same === same && decideMatch(pair.score, engine.zones) === decision).length
  const genuine = scored.filter(({ same }) => same).length
  const strangers = crossScores(embeddings)
  const falseMatches = strangers.filter((score) => score >= engine.zones.match).length
  console.log(`\nCompare set (threshold ${engine.zones.match}: ${engine.zones.source})`)
  console.log(
    table([
      ['pictures with a face', `${embeddings.size} of ${new Set(pairs.flatMap(({ a, b }) => [a, b])).size}`],
      ['same person: match', rateText(count(true, 'match'), genuine)],
      ['same person: review', rateText(count(true, 'review'), genuine)],
      ['strangers: match', rateText(count(false, 'match'), scored.length - genuine)],
      ['strangers: review', rateText(count(false, 'review'), scored.length - genuine)],
      ['all cross pairs: match', `${falseMatches} of ${strangers.length}`],
    ]),
  )
}

function crossScores(embeddings: ReadonlyMap<string, FaceEmbedding>): number[] {
  const person = (path: string) => basename(path).replace(/_\d+\.jpg$/, '')
  const entries = [...embeddings]
  return entries.flatMap(([path, embedding], i) =>
    entries
      .slice(i + 1)
      .filter(([other]) => person(other) !== person(path))
      .map(([, other]) => similarityOf(embedding, other)),
  )
}
