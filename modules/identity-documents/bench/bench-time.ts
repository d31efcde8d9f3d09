import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { openFaceEngine } from '#modules/face'
import { projectRoot } from '#platform/root'
import { type DocumentReader, normalisePicture, openDocumentReader } from '../src/index.ts'
import { drawnFor, drawPicture } from '../src/synthetic/index.ts'
import { quantile, table } from './statistics.ts'

const stills = join(projectRoot, '..', 'shared', 'faces', 'images')

/** How long a document (front and back) takes, alone and while people are identified by video beside it. */
export async function benchTime(documents: number): Promise<void> {
  const cards = []
  for (let i = 0; i < documents; i++) {
    const level = (['L0', 'L1', 'L2'] as const)[i % 3]!
    const front = (await drawPicture({ seed: 9000 + i, side: 'front', level })).jpeg
    cards.push({ front, back: (await drawPicture({ seed: 9000 + i, side: 'back', level })).jpeg })
  }
  const reader = await openDocumentReader({ workers: availableParallelism() })
  await readCard(reader, cards[0]!)
  const rows = [['with', 'p50 s', 'p95 s', 'event loop p99.9 ms']]
  rows.push(['nothing beside it', ...(await timed(reader, cards))])
  if (existsSync(stills)) {
    const load = identify()
    rows.push(['0.5 verifications a second', ...(await timed(reader, cards))])
    await load.stop()
  } else console.log(`  ${stills} is not there: the load of verifications is left out.`)
  await reader.close()
  console.log(`\nTime of a card, both sides, ${documents} cards one after the other; bar ≤ 3 s p95, ≤ 50 ms`)
  console.log(
    `  ${cpus()[0]?.model ?? 'unknown processor'} × ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`,
  )
  console.log(table(rows))
}

type Card = { readonly front: Uint8Array; readonly back: Uint8Array }

async function timed(reader: DocumentReader, cards: readonly Card[]): Promise<readonly string[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const times: number[] = []
  for (const card of cards) times.push(await readCard(reader, card))
  delay.disable()
  const loop = delay.percentile(99.9) / 1e6
  return [quantile(times, 0.5), quantile(times, 0.95)]
    .map((ms) => (ms / 1000).toFixed(2))
    .concat(loop.toFixed(0))
}

async function readCard(reader: DocumentReader, card: Card): Promise<number> {
  const started = performance.now()
  const [front, back] = await Promise.all(
    [card.front, card.back].map(async (bytes) => reader.readSide((await normalisePicture(bytes)).jpeg)),
  )
  reader.judge({ front: front!, back: back!, at: drawnFor })
  return performance.now() - started
}

/** One video identification every two seconds: twenty frames analysed and three faces compared, as a session does. */
function identify() {
  const engine = openFaceEngine({ workers: 1 })
  const faces = readdirSync(stills)
    .slice(0, 20)
    .map((name) => readFileSync(join(stills, name)))
  let goesOn = true
  const running = (async () => {
    const verifications: Promise<unknown>[] = []
    while (goesOn) {
      const frames = faces.map((face) => engine.analyse(face))
      const vectors = faces.slice(0, 3).map((face) => engine.embed(face))
      verifications.push(Promise.allSettled([...frames, ...vectors]))
      await wait(2000)
    }
    await Promise.all(verifications)
    await engine.close()
  })()
  return {
    stop: async () => {
      goesOn = false
      await running
    },
  }
}
