import { expect, test } from 'vitest'
import type { DocumentReading, SideReading } from '#modules/identity-documents'
import { correctedFields, type Evidence, findingsOf, signalsOf } from './evidence.ts'

const alike = { similarity: 0.7, zone: 'match', models: [] } as const
const unsure = { similarity: 0.3, zone: 'review', models: [] } as const
const side: SideReading = {
  width: 1,
  height: 1,
  corners: null,
  side: 'front',
  kind: null,
  fields: {},
  measures: {},
  findings: [],
}
const reading: DocumentReading = {
  kind: 'id-card',
  fields: { surname: { value: 'СҰЛТАНОВ', confident: true, confidence: 0.98, source: 'both' } },
  findings: [],
  crossings: [],
}
const sound: Evidence = {
  pictures: [{ slot: 'front', captured: 'camera', reading: side }],
  reading,
  fields: { surname: 'Сұлтанов', name: 'Айдос' },
  crossings: [{ field: 'surname', typed: 'Сұлтанов', registry: 'Сұлтанов', agrees: true }],
  scores: { portraitRegistry: alike, portraitVideo: alike, videoRegistry: alike },
}

test('when everything agrees there is no signal', () => {
  expect(signalsOf(sound)).toEqual([])
})

test.each([
  [
    'a file instead of the camera',
    { pictures: [{ slot: 'front', captured: 'file', reading: side }] },
    ['from-file'],
  ],
  ['a corrected field', { fields: { surname: 'Султанов' } }, ['typed-differs']],
  [
    'a registry that says something else',
    { crossings: [{ field: 'name', typed: 'А', registry: 'Б', agrees: false }] },
    ['registry-differs'],
  ],
  ['a registry that said nothing', { crossings: null }, ['registry-silent']],
  ['a face between the zones', { scores: { ...sound.scores, portraitVideo: unsure } }, ['face-unsure']],
  ['a face that was not found', { scores: { ...sound.scores, portraitVideo: null } }, ['face-unseen']],
] as const)('%s is a signal', (_, change, expected) => {
  expect(signalsOf({ ...sound, ...(change as Partial<Evidence>) })).toEqual(expected)
})

test('a field that was typed where nothing was read is no correction', () => {
  expect(correctedFields(sound)).toEqual([])
  expect(correctedFields({ reading, fields: { surname: 'Оспанов', name: 'Айдос' } })).toEqual(['surname'])
})

test('a finding told by the picture and again across the sides is one finding', () => {
  const glare = { reason: 'glare', refuses: false, places: [], side: 'front' } as const
  const evidence = {
    ...sound,
    pictures: [{ slot: 'front', captured: 'camera', reading: { ...side, findings: [glare] } }],
    reading: { ...reading, findings: [glare] },
  } as const
  expect(findingsOf(evidence)).toEqual([glare])
})
