import { analysePixels, type FrameAnalysis } from '../analyse.ts'
import type { Embedder } from '../embedding/embedder.ts'
import type { Point } from '../images/pixels.ts'
import type { RunNet } from '../vision/run-net.ts'
import { decodeImage } from './decode-image.ts'

/** A face as vectors, one a model, each with the model's id. Kept in memory only. */
export type FaceEmbedding = {
  readonly models: readonly string[]
  readonly vectors: readonly Float32Array[]
}

/** What a worker can be asked; the answer's type goes with the name. */
export type Task =
  | { readonly name: 'analyse'; readonly image: Uint8Array }
  | {
      readonly name: 'embed'
      readonly image: Uint8Array
      readonly points?: readonly Point[]
      readonly effort: 'full' | 'quick'
    }
  | { readonly name: 'read'; readonly image: Uint8Array }

export type Answers = {
  readonly analyse: FrameAnalysis
  readonly embed: FaceEmbedding | undefined
  readonly read: { readonly analysis: FrameAnalysis; readonly embedding?: FaceEmbedding }
}

/** 'read' looks at a picture and, where there is a face, turns it into vectors, decoding it once. */
export async function runTask(
  task: Task,
  run: RunNet,
  embedders: readonly Embedder[],
): Promise<Answers[Task['name']]> {
  const pixels = await decodeImage(task.image)
  const embed = async (points: readonly Point[], effort: 'full' | 'quick'): Promise<FaceEmbedding> => {
    const vectors = []
    for (const embedder of embedders) vectors.push(await embedder.embed(pixels, points, run, effort))
    return { models: embedders.map(({ modelId }) => modelId), vectors }
  }
  if (task.name === 'embed' && task.points) return embed(task.points, task.effort)
  const analysis = await analysePixels(pixels, run)
  if (task.name === 'analyse') return analysis
  const embedding = analysis.face && (await embed(analysis.face.points, 'full'))
  if (task.name === 'embed') return embedding
  return { analysis, ...(embedding && { embedding }) }
}
