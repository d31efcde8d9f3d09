import { dayInKazakhstan } from '#kz'
import { documentModelsState, fetchDocumentModels, openDocumentReader } from '../src/index.ts'
import { drawnFor } from '../src/synthetic/index.ts'
import { reportChecks } from './bench-checks.ts'
import { benchPairs } from './bench-pairs.ts'
import { reportReading } from './bench-reading.ts'
import { benchTime } from './bench-time.ts'
import { flawedSamples, genuineSamples, sharedFolder, sharedSamples, strangerSamples } from './corpora.ts'
import { type Read, readSamples } from './read-samples.ts'

/**
 * Prints the table of the documents: `npm run bench:documents -- [shared] [genuine] [drawn] [pairs] [time] [--few]`;
 * `genuine` is the first half of `drawn`, without a name all is measured. Tables go to standard output, progress and
 * every miss to standard error.
 */
const words = process.argv.slice(2)
const few = words.includes('--few')
const wanted = words.filter((word) => !word.startsWith('--'))
const isWanted = (table: string) => wanted.length === 0 || wanted.includes(table)

if (!(await documentModelsState()).ready) await fetchDocumentModels()
console.log(`Documents, ${dayInKazakhstan(new Date())}; 95 % Wilson intervals in brackets`)
const reader = await openDocumentReader({ workers: 2, today: () => drawnFor })
if (isWanted('shared')) {
  const shared = await readSamples(reader, sharedSamples(), 'shared cards')
  if (shared.length === 0) console.log(`\n${sharedFolder} is not there: the cards of others are left out.`)
  else {
    reportReading('Cards drawn by others', shared)
    reportChecks('Cards drawn by others', shared)
  }
}
if (isWanted('genuine') || isWanted('drawn')) {
  const genuine = await readSamples(reader, genuineSamples(few ? 20 : 120), 'genuine')
  reportReading('Our own generator, people held back', genuine)
  if (isWanted('drawn')) await reportFlaws(genuine)
}
if (isWanted('pairs')) await benchPairs(reader, few ? 3 : 12)
await reader.close()
if (isWanted('time')) await benchTime(few ? 4 : 20)

/** What is found on pictures with one fault and on what is no document, beside the genuine ones. */
async function reportFlaws(genuine: readonly Read[]): Promise<void> {
  const flawed = await readSamples(reader, flawedSamples(few ? 5 : 24), 'flawed')
  const strangers = await readSamples(reader, strangerSamples(few ? 2 : 10), 'strangers')
  reportChecks('Our own generator, people held back', [...genuine, ...flawed, ...strangers])
}
