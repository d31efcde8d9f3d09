import { describe, expect, test } from 'vitest'
import type { FieldReading, Fields, MrzReading, Side, SideReading } from '../document.ts'
import { findingsAcross } from './document-across.ts'

const at = '2026-11-22'
const front = reading('front')
const back = reading('back')
const valid: MrzReading = { lines: [], valid: true, corrected: false }

describe('sides', () => {
  test('a front and a back are a whole card', () => {
    expect(reasons({ front, back })).toEqual([])
  })

  test('the page of a passport is whole by itself', () => {
    expect(reasons({ page: reading('page') })).toEqual([])
  })

  test('two pictures of one side refuse, whatever slots they were put in', () => {
    expect(findingsAcross({ front: back, back, at })).toMatchObject([
      { reason: 'same-side', refuses: true, side: 'back' },
    ])
    expect(findingsAcross({ front, back: front, at })).toMatchObject([
      { reason: 'same-side', refuses: true, side: 'front' },
    ])
  })

  test('sides in each other’s slots are two sides', () => {
    expect(reasons({ front: back, back: front })).toEqual([])
  })

  test('a card with one side warns of the other', () => {
    expect(findingsAcross({ front, at })).toMatchObject([
      { reason: 'missing-side', refuses: false, side: 'back' },
    ])
    expect(findingsAcross({ back, at })).toMatchObject([
      { reason: 'missing-side', refuses: false, side: 'front' },
    ])
  })

  test('two misty pictures of one side are told by their looks', () => {
    const misty = (look: number) => ({
      ...reading('none'),
      corners: [
        { x: 0, y: 0 },
        { x: 9, y: 0 },
        { x: 9, y: 6 },
        { x: 0, y: 6 },
      ] as const,
      measures: { look },
    })
    expect(reasons({ front: misty(5), back: misty(4) })).toEqual(['same-side'])
    expect(reasons({ front: misty(0), back: misty(2 ** 40 - 1) })).toEqual([])
  })

  test('a picture that shows no document has its own finding and no missing side', () => {
    expect(reasons({ front: reading('none') })).toEqual([])
  })
})

describe('validity', () => {
  const ending = (expires: FieldReading, mrz?: MrzReading) => ({
    front,
    back: reading('back', { expires }, mrz),
  })

  test.each([
    ['2026-11-21', ['expired']],
    ['2026-11-22', ['expires-soon']],
    ['2026-12-21', ['expires-soon']],
    ['2026-12-22', []],
  ])('on %s the last day says %j', (day, expected) => {
    expect(reasons(ending(field(day, 'mrz'), valid))).toEqual(expected)
  })

  test('only a day that a check digit guards refuses', () => {
    const [guarded] = findingsAcross({ ...ending(field('2020-01-01', 'mrz'), valid), at })
    const [printed] = findingsAcross({ ...ending(field('2020-01-01', 'ocr'), valid), at })
    const [broken] = findingsAcross({ ...ending(field('2020-01-01', 'mrz'), { ...valid, valid: false }), at })
    expect([guarded, printed, broken].map((found) => found?.refuses)).toEqual([true, false, false])
  })

  test('the guarded day wins over the printed one', () => {
    const sides = {
      front: reading('front', { expires: field('2020-01-01', 'ocr') }),
      back: reading('back', { expires: field('2030-01-01', 'mrz') }, valid),
    }
    expect(reasons(sides)).toEqual([])
  })
})

describe('the IIN', () => {
  // 850715300013 has a right control digit.
  const wrong = '850715300014'

  test('a wrong control digit read once warns', () => {
    expect(findingsAcross({ front: reading('front', { iin: field(wrong, 'ocr') }), back, at })).toMatchObject(
      [{ reason: 'iin-invalid', refuses: false, side: 'front' }],
    )
  })

  test('read twice alike it refuses: once printed, once in the machine-readable zone', () => {
    const zone = { ...valid, lines: [`IDKAZ1234567895${wrong}<<<`, '', ''] }
    const sides = { front: reading('front', { iin: field(wrong, 'ocr') }), back: reading('back', {}, zone) }
    expect(findingsAcross({ ...sides, at })).toMatchObject([{ reason: 'iin-invalid', refuses: true }])
  })

  test('two different wrong numbers are a doubt, not a proof', () => {
    const sides = {
      front: reading('front', { iin: field(wrong, 'ocr') }),
      back: reading('back', { iin: field('850715300015', 'ocr') }),
    }
    expect(findingsAcross({ ...sides, at })).toMatchObject([{ reason: 'iin-invalid', refuses: false }])
  })

  test('a right one says nothing', () => {
    expect(reasons({ front: reading('front', { iin: field('850715300013', 'ocr') }), back })).toEqual([])
  })
})

function reasons(sides: { front?: SideReading; back?: SideReading; page?: SideReading }) {
  return findingsAcross({ ...sides, at }).map(({ reason }) => reason)
}

function field(value: string, source: FieldReading['source']): FieldReading {
  return { value, source, confident: true, confidence: 0.99 }
}

function reading(side: Side | 'none', fields: Fields = {}, mrz?: MrzReading): SideReading {
  return {
    width: 1600,
    height: 1200,
    corners: null,
    side,
    kind: side === 'none' ? null : side === 'page' ? 'passport' : 'id-card',
    fields,
    ...(mrz && { mrz }),
    measures: {},
    findings: [],
  }
}
