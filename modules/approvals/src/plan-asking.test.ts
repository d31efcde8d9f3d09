import { describe, expect, test } from 'vitest'
import { type AskedBefore, planAsking } from './plan-asking.ts'

const asked = (person: string, state: AskedBefore['state'], more: Partial<AskedBefore> = {}) =>
  ({ person, part: `part of ${person}`, state, silentLongEnough: false, ...more }) as const
const now = (...people: readonly string[]) => people.map((person) => ({ person, part: `part of ${person}` }))

describe('a new edition', () => {
  test.each<[string, readonly AskedBefore[], ReturnType<typeof now>, ReturnType<typeof planAsking>]>([
    ['asks everybody the first time', [], now('a', 'b'), { keep: [], ask: ['a', 'b'], remove: [] }],
    [
      'keeps what was said about parts that did not change',
      [asked('a', 'approved'), asked('b', 'asked')],
      now('a', 'b', 'c'),
      { keep: ['a', 'b'], ask: ['c'], remove: [] },
    ],
    [
      'asks again whose part changed',
      [asked('a', 'approved', { part: 'another sum' }), asked('b', 'approved')],
      now('a', 'b'),
      { keep: ['b'], ask: ['a'], remove: [] },
    ],
    [
      'lets somebody who declined go at once',
      [asked('a', 'approved'), asked('b', 'declined')],
      now('a'),
      { keep: ['a'], ask: [], remove: ['b'] },
    ],
    [
      'asks again who declined and stays',
      [asked('a', 'declined')],
      now('a'),
      { keep: [], ask: ['a'], remove: [] },
    ],
    ['keeps whoever has agreed', [asked('a', 'approved'), asked('b', 'asked')], now('b'), 'approved-stays'],
    ['keeps whoever still has time', [asked('a', 'asked')], now('b'), 'silent-too-early'],
    [
      'lets somebody silent go in time',
      [asked('a', 'asked', { silentLongEnough: true })],
      now('b'),
      { keep: [], ask: ['b'], remove: ['a'] },
    ],
    [
      'may ask somebody back who was taken out',
      [asked('a', 'removed')],
      now('a'),
      { keep: [], ask: ['a'], remove: [] },
    ],
  ])('%s', (_, earlier, people, plan) => {
    expect(planAsking(earlier, people)).toEqual(plan)
  })
})
