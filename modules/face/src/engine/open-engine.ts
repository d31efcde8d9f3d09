import { availableParallelism } from 'node:os'
import { modelsFolderInUse } from '#platform/models'
import type { FrameAnalysis } from '../analyse.ts'
import {
  decideMatch,
  type MatchDecision,
  type MatchZones,
  shippedZones,
  similarityOf,
} from '../embedding/similarity.ts'
import { FaceError } from '../errors.ts'
import type { Point } from '../images/pixels.ts'
import { type Inspection, withCompression } from '../quality/compression.ts'
import { openPool } from './pool.ts'
import type { FaceEmbedding } from './tasks.ts'

export type EngineOptions = {
  /** Threads; by default one fewer than the cores, at least one. */
  readonly workers?: number
  readonly modelsFolder?: string
  readonly zones?: MatchZones
}

export type Likeness = {
  readonly similarity: number
  readonly decision: MatchDecision
  /** Stored with the decision. */
  readonly models: readonly string[]
}
export type Comparison = Likeness & { readonly faces: readonly [number, number] }

/** Faces on this machine: the nets run on worker threads, each on one core. */
export type FaceEngine = {
  /** Are these two pictures of one person? Throws `no-face` naming the picture without one. */
  readonly compare: (a: Uint8Array, b: Uint8Array) => Promise<Comparison>
  /** One picture: faces, 68 points, angles, measures, and every requirement it breaks. */
  readonly analyse: (image: Uint8Array) => Promise<FrameAnalysis>
  /** The same for any picture file: EXIF rotation and the file's compression are looked at too. */
  readonly inspect: (image: Uint8Array) => Promise<Inspection>
  /** The main face as vectors. 'quick' is half the cost of 'full', for frames of one session among themselves. */
  readonly embed: (
    image: Uint8Array,
    options?: { readonly points?: readonly Point[]; readonly effort?: 'full' | 'quick' },
  ) => Promise<FaceEmbedding | undefined>
  readonly zones: MatchZones
  readonly close: () => Promise<void>
}

export function openFaceEngine(options: EngineOptions = {}): FaceEngine {
  const zones = options.zones ?? shippedZones
  const pool = openPool(
    options.workers ?? Math.max(1, availableParallelism() - 1),
    options.modelsFolder ?? modelsFolderInUse(),
  )
  const read = async (image: Uint8Array, which: string) => {
    const { analysis, embedding } = await pool.ask({ name: 'read', image })
    if (!embedding) throw new FaceError('no-face', `No face was found in the ${which} picture.`)
    return { faces: analysis.faces, embedding }
  }
  return {
    zones,
    compare: async (a, b) => {
      const [first, second] = await Promise.all([read(a, 'first'), read(b, 'second')])
      const similarity = similarityOf(first.embedding, second.embedding)
      return {
        similarity,
        decision: decideMatch(similarity, zones),
        faces: [first.faces, second.faces],
        models: first.embedding.models,
      }
    },
    inspect: async (image) => withCompression(await pool.ask({ name: 'analyse', image }), image),
    analyse: (image) => pool.ask({ name: 'analyse', image }),
    embed: (image, { points, effort = 'full' } = {}) =>
      pool.ask({ name: 'embed', image, effort, ...(points && { points }) }),
    close: pool.close,
  }
}
