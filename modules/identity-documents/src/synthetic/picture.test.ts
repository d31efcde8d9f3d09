import { expect, test, vi } from 'vitest'
import { checkIin, checkMrz } from '#kz'
import { outline } from './fonts.ts'
import { documentsOf, drawnFor, drawPicture, levels } from './index.ts'
import { cardZone, pageZone } from './machine-zone.ts'

vi.setConfig({ testTimeout: 90_000 })

/** What holds for these holds for larger ones, which take seconds to draw. */
const size = { width: 640, height: 480 }
const seeds = Array.from({ length: 400 }, (_, seed) => seed)

test('a seed draws the same picture on every day, another seed another', async () => {
  const [once, again, other] = await Promise.all(
    [1, 1, 2].map((seed) => drawPicture({ seed, side: 'front', level: 'L0', size })),
  )
  expect(once!.jpeg.equals(again!.jpeg)).toBe(true)
  expect(once!.jpeg.equals(other!.jpeg)).toBe(false)
})

test('every person has a right IIN that tells their birth date and sex', () => {
  for (const seed of seeds) {
    const { iin, birthDate, sex } = documentsOf(seed).person
    expect(checkIin(iin, drawnFor)).toMatchObject({ valid: true, fields: { birthDate, sex } })
  }
})

test('every zone is right in all its digits and tells what is printed', () => {
  for (const seed of seeds) {
    const { person, card, page } = documentsOf(seed)
    for (const [zone, paper] of [
      [cardZone(person, card), card],
      [pageZone(person, page), page],
    ] as const) {
      expect(checkMrz(zone.join('\n'), drawnFor)).toMatchObject({
        valid: true,
        code: null,
        fields: { number: paper.number, expires: paper.expires, iin: person.iin },
      })
    }
  }
})

test('all letters of the Kazakh alphabet that Russian lacks occur in names', () => {
  const names = seeds.map((seed) => {
    const { surname, name, patronymic } = documentsOf(seed).person
    return surname + name + patronymic
  })
  for (const letter of 'ӘҒҚҢӨҰҮҺІ') expect(names.join('')).toContain(letter)
})

test('validity is counted from the day the pictures are drawn for', () => {
  for (const seed of seeds.slice(0, 50)) {
    expect(documentsOf(seed, 'valid').card.expires > '2026-12-22').toBe(true)
    expect(documentsOf(seed, 'expired').card.expires < drawnFor).toBe(true)
    const soon = documentsOf(seed, 'soon').card.expires
    expect(soon >= drawnFor && soon < '2026-12-22').toBe(true)
  }
})

test('no letter is lost, wherever a text begins', () => {
  for (let x = 190; x < 230; x += 0.37) {
    const { path } = outline('ЖЕКЕ КУӘЛІК / УДОСТОВЕРЕНИЕ', {
      family: 'pt-sans',
      weight: 700,
      size: 23,
      x,
      y: 112,
    })
    expect(path).toMatch(/^[MLQCZ\d .-]+$/)
  }
})

test.each(levels)('a whole card lies inside the picture at %s, a cropped one does not', async (level) => {
  const whole = await drawPicture({ seed: 7, side: 'back', level, size })
  const isInside = ({ quad, width, height }: typeof whole) =>
    quad!.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
  expect(isInside(whole)).toBe(true)
  expect(isInside(await drawPicture({ seed: 7, side: 'back', level, size, condition: 'cropped' }))).toBe(
    false,
  )
})
