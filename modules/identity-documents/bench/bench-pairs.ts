import {
  type DocumentReader,
  type DocumentReading,
  normalisePicture,
  type ReasonCode,
  type SideReading,
} from '../src/index.ts'
import { drawnFor, drawPicture, type PictureOrder, type Validity } from '../src/synthetic/index.ts'
import { type Rate, rateText, table } from './statistics.ts'

/** People of this table: held back, and none of another table. */
const firstSeed = 8000

type Story = {
  readonly name: string
  readonly meant: readonly ReasonCode[]
  readonly refuses: boolean
  readonly read: (seed: number) => Promise<{ front?: SideReading; back?: SideReading; page?: SideReading }>
}

/** What only both sides together tell, on clean cards (L0 and L1). */
export async function benchPairs(reader: DocumentReader, each: number): Promise<void> {
  const rows = [['story', 'bar', 'found', 'refused as it should be', 'with another reason beside it']]
  for (const story of storiesWith(reader)) {
    const outcomes: DocumentReading[] = []
    for (let i = 0; i < each; i++) {
      const sides = await story.read(firstSeed + i)
      outcomes.push(reader.judge({ ...sides, at: drawnFor }))
    }
    const rate = (isSo: (reading: DocumentReading) => boolean): Rate => ({
      hits: outcomes.filter(isSo).length,
      of: outcomes.length,
    })
    rows.push([
      story.name,
      '100 %',
      rateText(
        rate(({ findings }) => story.meant.every((one) => findings.some(({ reason }) => reason === one))),
      ),
      rateText(rate(({ findings }) => findings.some(({ refuses }) => refuses) === story.refuses)),
      rateText(rate(({ findings }) => findings.some(({ reason }) => !story.meant.includes(reason)))),
    ])
    console.error(`  pairs: ${story.name} done`)
  }
  console.log(`\nBoth sides together, ${each} documents a story, L0 and L1`)
  console.log(table(rows))
}

function storiesWith(reader: DocumentReader): readonly Story[] {
  const picture = async (order: PictureOrder) => {
    const level = order.seed % 2 === 0 ? 'L0' : 'L1'
    return reader.readSide((await normalisePicture((await drawPicture({ level, ...order })).jpeg)).jpeg)
  }
  const card = async (seed: number, validity: Validity) => ({
    front: await picture({ seed, side: 'front', validity }),
    back: await picture({ seed, side: 'back', validity }),
  })
  const twice = async (seed: number, side: 'front' | 'back') => ({
    front: await picture({ seed, side }),
    back: await picture({ seed, side, shot: 1 }),
  })
  return [
    { name: 'a good card', meant: [], refuses: false, read: (seed) => card(seed, 'valid') },
    { name: 'the front twice', meant: ['same-side'], refuses: true, read: (seed) => twice(seed, 'front') },
    { name: 'the back twice', meant: ['same-side'], refuses: true, read: (seed) => twice(seed, 'back') },
    {
      name: 'a front alone',
      meant: ['missing-side'],
      refuses: false,
      read: async (seed) => ({ front: await picture({ seed, side: 'front' }) }),
    },
    { name: 'expired', meant: ['expired'], refuses: true, read: (seed) => card(seed, 'expired') },
    {
      name: 'ends within 30 days',
      meant: ['expires-soon'],
      refuses: false,
      read: (seed) => card(seed, 'soon'),
    },
    {
      name: 'an expired passport',
      meant: ['expired'],
      refuses: true,
      read: async (seed) => ({ page: await picture({ seed, side: 'page', validity: 'expired' }) }),
    },
  ]
}
