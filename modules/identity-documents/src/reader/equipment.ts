import type { StripReader } from '../mrz/chances.ts'
import { ocrbStripReader } from '../mrz/ocrb-strip.ts'
import { generalStripReader } from '../mrz/read-strip.ts'
import { type CyrillicReader, openCyrillic } from '../text/cyrillic.ts'
import { openReadingNets, readAlphabet } from '../text/nets.ts'
import type { RunNet } from '../text/run-net.ts'

/** What one thread reads with. */
export type Equipment = {
  readonly run: RunNet
  readonly alphabet: readonly string[]
  readonly cyrillic: CyrillicReader
  readonly stripReaders: readonly StripReader[]
}

export async function openEquipment(modelsFolder: string): Promise<Equipment> {
  const run = openReadingNets(modelsFolder)
  const [alphabet, cyrillic] = await Promise.all([readAlphabet(modelsFolder), openCyrillic(modelsFolder)])
  return { run, alphabet, cyrillic, stripReaders: [generalStripReader(run, alphabet), ocrbStripReader] }
}
