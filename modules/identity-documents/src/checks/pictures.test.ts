import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type DocumentReader,
  fetchDocumentModels,
  normalisePicture,
  openDocumentReader,
  type SideReading,
} from '../index.ts'
import {
  documentsOf,
  drawnFor,
  drawPicture,
  drawStranger,
  drawTwoCards,
  type PictureOrder,
  strangers,
} from '../synthetic/index.ts'

// Drawing and reading take seconds; a machine that does other things beside it, many.
vi.setConfig({ testTimeout: 120_000 })

let reader: DocumentReader
beforeAll(async () => {
  await fetchDocumentModels()
  reader = await openDocumentReader({ workers: 2, today: () => drawnFor })
}, 120_000)
afterAll(() => reader.close())

describe('what is wrong with one picture', () => {
  test.each([
    ['genuine', 'front', []],
    ['genuine', 'back', []],
    ['genuine', 'page', []],
    ['screen-recapture', 'front', ['screen-copy']],
    ['bw-copy', 'back', ['bw-copy']],
    ['blurred', 'front', ['unreadable']],
    ['glare', 'front', ['glare']],
    ['cropped', 'front', ['cropped']],
  ] as const)('%s, %s: %j', async (condition, side, reasons) => {
    const { findings } = await read({ seed: 302, side, condition })
    expect(findings.map(({ reason }) => reason)).toEqual(reasons)
    expect(findings.every(({ refuses }) => !refuses)).toBe(true)
  })

  test.each(strangers)('a picture of a %s is no card, and refuses', async (what) => {
    const { side, findings } = await readJpeg(await drawStranger({ seed: 303, what }))
    expect(side).toBe('none')
    expect(findings).toMatchObject([{ reason: 'not-a-card', refuses: true }])
  })

  test('glare is marked where it is', async () => {
    const { findings } = await read({ seed: 304, side: 'front', condition: 'glare', level: 'L0' })
    const { glare } = await drawPicture({ seed: 304, side: 'front', condition: 'glare', level: 'L0' })
    const [found] = findings
    const xs = found!.places.flatMap((place) => place.map(({ x }) => x))
    const ys = found!.places.flatMap((place) => place.map(({ y }) => y))
    expect(Math.min(...xs)).toBeLessThan(glare!.at.x)
    expect(Math.max(...xs)).toBeGreaterThan(glare!.at.x)
    expect(Math.min(...ys)).toBeLessThan(glare!.at.y)
    expect(Math.max(...ys)).toBeGreaterThan(glare!.at.y)
  })
})

describe('pictures taken in odd ways', () => {
  test.each([1, 2, 3] as const)(
    'a card turned by %i quarters is read as if it stood upright',
    async (turns) => {
      const [front, back] = [
        await read({ seed: 305, side: 'front', turns }),
        await read({ seed: 305, side: 'back', turns }),
      ]
      const { person, card } = documentsOf(305)
      expect([front.side, back.side]).toEqual(['front', 'back'])
      expect(front.fields.iin?.value).toBe(person.iin)
      expect(back.fields.number?.value).toBe(card.number)
      expect([...front.findings, ...back.findings]).toEqual([])
    },
  )

  test('of two cards in one picture nothing is mixed', async () => {
    const seeds = [306, 307] as const
    const { fields } = await readJpeg(await drawTwoCards({ seeds, side: 'front' }))
    const people = seeds.map((seed) => documentsOf(seed).person)
    const owners = people.filter(({ iin }) => iin === fields.iin?.value)
    expect(owners.length).toBeLessThanOrEqual(1)
    for (const { surname, birthDate } of owners) {
      if (fields.surname?.confident) expect(fields.surname.value).toBe(surname)
      expect(fields.birthDate?.value ?? birthDate).toBe(birthDate)
    }
  })
})

describe('both sides', () => {
  test('a good card has no findings', async () => {
    expect(await judged({ seed: 308, side: 'front' }, { seed: 308, side: 'back' })).toEqual([])
  })

  test('two shots of one side refuse', async () => {
    const sides = [
      { seed: 309, side: 'back' },
      { seed: 309, side: 'back', shot: 1 },
    ] as const
    expect(await judged(...sides)).toEqual(['same-side!'])
  })

  test('an expired card refuses, one that ends soon warns', async () => {
    const card = (validity: 'expired' | 'soon') =>
      judged({ seed: 310, side: 'front', validity }, { seed: 310, side: 'back', validity })
    expect(await card('expired')).toEqual(['expired!'])
    expect(await card('soon')).toEqual(['expires-soon'])
  })

  test('the back of another person’s card crosses the front: IIN and birth date differ', async () => {
    const front = await read({ seed: 311, side: 'front' })
    const back = await read({ seed: 312, side: 'back' })
    const { crossings } = reader.judge({ front, back, at: drawnFor })
    expect(crossings.map(({ field }) => field)).toEqual(expect.arrayContaining(['iin', 'birthDate']))
  })
})

async function judged(front: PictureOrder, back: PictureOrder): Promise<readonly string[]> {
  const sides = { front: await read(front), back: await read(back) }
  const { findings } = reader.judge({ ...sides, at: drawnFor })
  return findings.map(({ reason, refuses }) => (refuses ? `${reason}!` : reason))
}

async function read(order: PictureOrder): Promise<SideReading> {
  return readJpeg((await drawPicture(order)).jpeg)
}

async function readJpeg(jpeg: Uint8Array): Promise<SideReading> {
  return reader.readSide((await normalisePicture(jpeg)).jpeg)
}
