import { describe, expect, test } from 'vitest'
import { type Chances, mrzSigns, together } from './chances.ts'
import { foldLookalikes, td1, td3, type ZoneLayout } from './masks.ts'
import { plainText, solveZone } from './solve-zone.ts'

const card = 'IDKAZ0032028267900321430428<<<9003211F2612203KAZ<<<<<<<<<<<0KUNANBAEVA<<KARLYGASH<<<<<<<<<'
const page = 'P<KAZYURCHENKO<<YULIYA<<<<<<<<<<<<<<<<<<<<<<N433124697KAZ8412117F2609142841211422517<<86'

/** Every sign seen clearly, but where told: there other signs have these chances. */
function seen(
  text: string,
  doubts: Readonly<Record<number, Readonly<Record<string, number>>>> = {},
): Chances {
  const values = new Float32Array(text.length * mrzSigns.length).fill(0.0005)
  for (const [place, sign] of Array.from(text).entries()) {
    for (const [other, chance] of Object.entries(doubts[place] ?? { [sign]: 0.98 }))
      values[place * mrzSigns.length + mrzSigns.indexOf(other)] = chance
  }
  return { places: text.length, values }
}

const best = (chances: Chances, layout: ZoneLayout) => solveZone(chances, layout)[0]!.text

describe('check digits', () => {
  test.each([
    ['card', card, td1],
    ['passport', page, td3],
  ])('a clear %s is read as it is', (_, text, layout) => {
    expect(best(seen(text), layout)).toBe(text)
    expect(plainText(seen(text), layout)).toBe(text)
  })

  test('a digit of the number seen wrongly is put right by its check digit', () => {
    const chances = seen(card, { 7: { '8': 0.6, '3': 0.35 } })
    expect(plainText(chances, td1)).not.toBe(card)
    expect(best(chances, td1)).toBe(card)
  })

  test('a digit of the IIN, which on a card only the composite digit guards, is put right too', () => {
    expect(best(seen(card, { 20: { '7': 0.6, '1': 0.35 } }), td1)).toBe(card)
  })

  test('a check digit itself may be the one that was seen wrongly', () => {
    expect(best(seen(page, { 53: { '1': 0.6, '7': 0.35 } }), td3)).toBe(page)
  })

  test('a sign nobody could see leaves several ways, none of them much better', () => {
    const blind = Object.fromEntries([...'0123456789'].map((digit) => [digit, 0.1]))
    const [first, second] = solveZone(seen(card, { 32: blind, 39: blind }), td1)
    expect(first!.score - second!.score).toBeLessThan(1)
  })

  test('an empty personal number may have a filler for its digit', () => {
    const empty = `${page.slice(0, 72)}<<<<<<<<<<<<<<<6`
    const solved = solveZone(seen(empty), td3)[0]!
    expect(solved.text.slice(72, 87)).toBe('<<<<<<<<<<<<<<<')
  })
})

describe('places', () => {
  test('where only letters stand, what looks like a digit is the letter of that shape', () => {
    const zeros = seen(card.replace('KUNANBAEVA', 'KUNANBAEV4').replace('KARLYGASH', 'KAR1YGASH'))
    const folded = foldLookalikes(zeros, td1)
    expect(plainText(folded, td1).slice(60)).toMatch(/^KUNANBAEV.<<KARIYGASH/)
  })

  test('where only digits stand, O is 0', () => {
    const folded = foldLookalikes(seen(card, { 31: { O: 0.95 } }), td1)
    expect(plainText(folded, td1)).toBe(card)
  })
})

test('two readers that differ are both heard: what one is sure of, the other cannot veto', () => {
  const sure = seen(card)
  const doubtful = seen(card, { 5: { O: 0.5, '0': 0.4 } })
  expect(plainText(together(sure, doubtful), td1)).toBe(card)
})
