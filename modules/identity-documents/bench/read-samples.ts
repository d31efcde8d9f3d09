import { type DocumentReader, normalisePicture, type SideReading } from '../src/index.ts'
import type { Sample } from './corpora.ts'

export type Read = { readonly sample: Sample; readonly reading: SideReading; readonly ms: number }

/** Reads pictures while the next are drawn, so many at once; tells how far it is. */
export async function readSamples(
  reader: DocumentReader,
  samples: AsyncIterable<Sample> | Iterable<Sample>,
  what: string,
  atOnce = 2,
): Promise<readonly Read[]> {
  const reads: Read[] = []
  const running = new Set<Promise<void>>()
  for await (const sample of samples) {
    const one = readOne(reader, sample).then((read) => {
      reads.push(read)
      running.delete(one)
      if (reads.length % 20 === 0) console.error(`  ${what}: ${reads.length} read`)
    })
    running.add(one)
    if (running.size >= atOnce) await Promise.race(running)
  }
  await Promise.all(running)
  return reads
}

async function readOne(reader: DocumentReader, sample: Sample): Promise<Read> {
  const started = performance.now()
  const { jpeg, grid } = await normalisePicture(sample.jpeg)
  const reading = await reader.readSide(jpeg, grid === undefined ? {} : { grid })
  return { sample, reading, ms: performance.now() - started }
}
