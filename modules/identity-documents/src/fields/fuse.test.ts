import { expect, test } from 'vitest'
import { fuseReadings, mergeReadings, type Reading, readingsOfIin } from './fuse.ts'
import { voteOnName } from './read-name.ts'

const reading = (source: Reading['source'], value: string, confidence: number): Reading => ({
  source,
  value,
  confidence,
})

test('print and zone that agree are sure', () => {
  const { iin } = fuseReadings({
    iin: [reading('ocr', '900321430428', 0.8), reading('mrz', '900321430428', 0.8)],
  })
  expect(iin).toMatchObject({ value: '900321430428', confident: true, source: 'both' })
})

test('of two that differ the zone is shown, and neither is sure', () => {
  const { expires } = fuseReadings({
    expires: [reading('ocr', '2028-12-20', 0.95), reading('mrz', '2026-12-20', 0.9)],
  })
  expect(expires).toMatchObject({ value: '2026-12-20', confident: false })
})

test('what nobody read stays away', () => {
  expect(fuseReadings({ surname: [], name: [reading('ocr', '', 0)] })).toEqual({})
})

test('an IIN tells birth date and sex when its control digit holds, and nothing when not', () => {
  expect(readingsOfIin(reading('ocr', '900321430428', 0.97), '2026-11-22')).toMatchObject({
    birthDate: [{ value: '1990-03-21', source: 'iin' }],
    sex: [{ value: 'female', source: 'iin' }],
  })
  expect(readingsOfIin(reading('ocr', '900321430427', 0.97), '2026-11-22')).toEqual({})
})

test('readings of one field from several places are kept side by side', () => {
  const a = reading('ocr', 'A', 0.5)
  const b = reading('mrz', 'B', 0.5)
  expect(mergeReadings({ number: [a] }, { number: [b] })).toEqual({ number: [a, b] })
})

test('letters that the Kazakh model lacks come from a model that knows them', () => {
  const vote = (kaz: string, kir: string) =>
    voteOnName((model) => (model === 'script' ? undefined : { text: { kaz, kir }[model], confidence: 0.9 }))
      .text
  expect(vote('ШЕРБАКОВ', 'ЩЕРБАКОВ')).toBe('ЩЕРБАКОВ')
  expect(vote('ФЕДОР', 'ФЁДОР')).toBe('ФЁДОР')
  expect(vote('ҚАНАТҰЛЫ', 'КАНАТУЛЫ')).toBe('ҚАНАТҰЛЫ')
  expect(vote('МЫҢБАЕВ / MYNBAEV', 'МЫНБАЕВ')).toBe('МЫҢБАЕВ')
})

test('where a machine has the model of the whole script, it is believed when it is surer of as many words', () => {
  const vote = (script: string, sure: number) => {
    const readings = {
      kaz: { text: 'СКЕНҚЫЗЫ', confidence: 0.4 },
      script: { text: script, confidence: sure },
    }
    return voteOnName((model) => (model === 'kir' ? undefined : readings[model])).text
  }
  expect(vote('СӘКЕНҚЫЗЫ', 0.6)).toBe('СӘКЕНҚЫЗЫ')
  expect(vote('СӘКЕНҚЫЗЫ', 0.3)).toBe('СКЕНҚЫЗЫ')
  // On a passport it reads the stroke before the Latin half as a letter.
  expect(vote('СӘКЕНҚЫЗЫ Г ЅАКЕ', 0.9)).toBe('СКЕНҚЫЗЫ')
})
