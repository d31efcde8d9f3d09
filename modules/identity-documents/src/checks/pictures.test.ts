import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type DocumentReader,
  fetchDocumentModels,
  normalisePicture,
  openDocumentReader,
  type SideReading,
} from '../index.ts'
import {
  type DrawnPicture,
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
    const { findings } = await read({ seed: 302, side, ...(condition !== 'genuine' && { condition }) })
    expect(findings.map(({ reason }) => reason)).toEqual(reasons)
    expect(findings.every(({ refuses }) => !refuses)).toBe(true)
  })

  test.each(strangers)('a picture of a %s is no card, and refuses', async (what) => {
    const { side, findings } = await readJpeg(await drawStranger({ seed: 303, what }))
    expect(side).toBe('none')
    expect(findings).toMatchObject([{ reason: 'not-a-card', refuses: true }])
  })

  test('glare is marked where it is', async () => {
    const { drawn, reading } = await shoot({ seed: 302, side: 'front', condition: 'glare' })
    const { glare } = drawn
    const [found] = reading.findings
    const xs = found!.places.flatMap((place) => place.map(({ x }) => x))
    const ys = found!.places.flatMap((place) => place.map(({ y }) => y))
    expect(Math.min(...xs)).toBeLessThan(glare!.at.x)
    expect(Math.max(...xs)).toBeGreaterThan(glare!.at.x)
    expect(Math.min(...ys)).toBeLessThan(glare!.at.y)
    expect(Math.max(...ys)).toBeGreaterThan(glare!.at.y)
  })
})

describe('pictures taken in odd ways', () => {
  test.each([
    ['front', 1],
    ['front', 2],
    ['back', 2],
    ['back', 3],
  ] as const)('the %s turned by %i quarters is read as if it stood upright', async (side, turns) => {
    const { person, card } = documentsOf(305)
    const reading = await read({ seed: 305, side, turns })
    expect(reading.side).toBe(side)
    expect(reading.fields.iin?.value).toBe(person.iin)
    if (side === 'back') expect(reading.fields.number?.value).toBe(card.number)
    expect(reading.findings).toEqual([])
  })

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
    expect(await judged({ seed: 302, side: 'front' }, { seed: 302, side: 'back' })).toEqual([])
  })

  test('two shots of one side refuse', async () => {
    const sides = [
      { seed: 302, side: 'back' },
      { seed: 302, side: 'back', shot: 1 },
    ] as const
    expect(await judged(...sides)).toEqual(['same-side!'])
  })

  test('an expired card refuses, one that ends soon warns', async () => {
    const card = (validity: 'expired' | 'soon') =>
      // The front says nothing of validity.
      judged({ seed: 302, side: 'front' }, { seed: 302, side: 'back', validity })
    expect(await card('expired')).toEqual(['expired!'])
    expect(await card('soon')).toEqual(['expires-soon'])
  })

  test('the back of another person’s card crosses the front: IIN and birth date differ', async () => {
    const front = await read({ seed: 302, side: 'front' })
    const back = await read({ seed: 305, side: 'back', turns: 2 })
    const { crossings } = reader.judge({ front, back, at: drawnFor })
    expect(crossings.map(({ field }) => field)).toEqual(expect.arrayContaining(['iin', 'birthDate']))
  })
})

async function judged(front: PictureOrder, back: PictureOrder): Promise<readonly string[]> {
  const sides = { front: await read(front), back: await read(back) }
  const { findings } = reader.judge({ ...sides, at: drawnFor })
  return findings.map(({ reason, refuses }) => (refuses ? `${reason}!` : reason))
}

const shots = new Map<string, Promise<{ readonly drawn: DrawnPicture; readonly reading: SideReading }>>()

/** Draws a picture and reads it; what two tests look at is read once. */
function shoot(order: PictureOrder) {
  const name = JSON.stringify(order)
  const shot = shots.get(name) ?? drawAndRead(order)
  shots.set(name, shot)
  return shot
}

async function drawAndRead(order: PictureOrder) {
  const drawn = await drawPicture(order)
  return { drawn, reading: await readJpeg(drawn.jpeg) }
}

async function read(order: PictureOrder): Promise<SideReading> {
  return (await shoot(order)).reading
}

async function readJpeg(jpeg: Uint8Array): Promise<SideReading> {
  return reader.readSide((await normalisePicture(jpeg)).jpeg)
}
