import { availableParallelism } from 'node:os'
import { modelsFolderInUse } from '#platform/models'
import { dlibEmbedder, frEmbedder } from '../src/embedding/embedder.ts'
import { decodeImage } from '../src/engine/decode-image.ts'
import { openSessions } from '../src/engine/sessions.ts'
import { analysePixels, type FaceEngine, openFaceEngine, openVideoCheck } from '../src/index.ts'
import { measureFace } from '../src/quality/measures.ts'
import { detectFaces } from '../src/vision/detect.ts'
import { findPoints } from '../src/vision/points.ts'
import { estimatePose } from '../src/vision/pose.ts'
import { table } from './statistics.ts'
import { readTurning } from './turning.ts'

const twentyFrames = [38, 38, 37, 36, 28, 12, 4, 12, 28, 36, 37, 38, 39, 40, 44, 50, 54, 50, 40, 38]

/** What a verification of 20 frames costs, stage by stage and as a whole. */
export async function benchCost(engine: FaceEngine): Promise<void> {
  const turning = await readTurning(engine)
  const { jpeg, analysis } = turning[38]!
  const run = openSessions(modelsFolderInUse())
  const pixels = await decodeImage(jpeg)
  const face = analysis.face!
  const stages: Record<string, () => Promise<unknown>> = {
    'decode JPEG 640×480': () => decodeImage(jpeg),
    'find the face': () => detectFaces(pixels, run),
    '68 points': () => findPoints(pixels, face.box, run),
    pose: () => estimatePose(pixels, face.box, run),
    'measures of quality': async () => measureFace(pixels, face),
    'all of a frame but decoding': () => analysePixels(pixels, run),
    'embedding, fr': () => frEmbedder.embed(pixels, face.points, run, 'quick'),
    'embedding, dlib': () => dlibEmbedder.embed(pixels, face.points, run, 'quick'),
  }
  const rows = [['stage', 'ms of one core']]
  for (const [name, stage] of Object.entries(stages)) rows.push([name, (await cpuOf(stage, 40)).toFixed(1)])
  const oneCheck = async (with_: FaceEngine) => {
    const check = openVideoCheck({
      engine: with_,
      actions: ['right', 'left', 'centre', 'right'],
      startedAt: 0,
    })
    await Promise.all(twentyFrames.map((number, i) => check.addFrame(turning[number]!.jpeg, i * 150)))
    return check.decide({ references: [turning[37]!.jpeg] })
  }
  rows.push([
    'whole check: 20 frames and one reference',
    (await cpuOf(() => oneCheck(engine), 10)).toFixed(0),
  ])
  const pool = openFaceEngine({ workers: availableParallelism() })
  await Promise.all(Array.from({ length: 4 }, () => oneCheck(pool)))
  const started = performance.now()
  await Promise.all(Array.from({ length: 12 }, () => oneCheck(pool)))
  const perSecond = 12_000 / (performance.now() - started)
  await pool.close()
  rows.push([`checks a second on ${availableParallelism()} cores`, perSecond.toFixed(2)])
  console.log('\nCost (processor time, this machine)')
  console.log(table(rows))
}

async function cpuOf(work: () => Promise<unknown>, times: number): Promise<number> {
  for (let i = 0; i < 3; i++) await work()
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}
