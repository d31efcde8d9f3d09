import { expect, test } from 'vitest'
import { judgeQuality } from './judge-quality.ts'
import type { Measures } from './measures.ts'
import { type QualityReason, selfieRequirements } from './reasons.ts'

const good: Measures = {
  headSize: 0.8,
  headOffset: 0.05,
  interEyeDistance: 90,
  sharpness: 0.2,
  luminanceMean: 120,
  luminanceDeviation: 40,
  overExposure: 0,
  illuminationBalance: 0.9,
  yaw: 2,
  pitch: -4,
  roll: 1,
  gazeOffset: 0.02,
  eyesOpen: 0.3,
  mouthClosed: 0.95,
  backgroundSpread: 20,
}

test('a good picture breaks no requirement', () => {
  expect(judgeQuality(1, good)).toEqual([])
})

test.each<[QualityReason, Partial<Measures>]>([
  ['too-far', { headSize: 0.3 }],
  ['too-close', { headSize: 1.4 }],
  ['outside-oval', { headOffset: 0.3 }],
  ['blurred', { sharpness: 0.05 }],
  ['low-contrast', { luminanceDeviation: 15 }],
  ['too-dark', { luminanceMean: 40 }],
  ['too-bright', { luminanceMean: 210 }],
  ['over-exposed', { overExposure: 0.3 }],
  ['uneven-light', { illuminationBalance: 0.3 }],
  ['not-full-face', { yaw: -25 }],
  ['looking-away', { gazeOffset: 0.3 }],
  ['eyes-closed', { eyesOpen: 0.08 }],
  ['mouth-open', { mouthClosed: 0.3 }],
  ['busy-background', { backgroundSpread: 80 }],
])('%s is said for exactly that fault', (reason, fault) => {
  expect(judgeQuality(1, { ...good, ...fault })).toEqual([reason])
})

test('nobody in the picture is said alone; several people are said first', () => {
  expect(judgeQuality(0, undefined)).toEqual(['no-face'])
  expect(judgeQuality(2, good)).toEqual(['several-faces'])
})

test('the seven requirements of the FAQ each have a reason', () => {
  expect(selfieRequirements).toHaveLength(7)
  expect(selfieRequirements.every(({ reasons }) => reasons.length > 0)).toBe(true)
})
