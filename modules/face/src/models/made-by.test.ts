import { expect, test } from 'vitest'
import { shippedRules } from '../liveness/rules.ts'
import { madeBy } from './made-by.ts'

test('every net is named with its package and version', () => {
  expect(madeBy().models).toEqual([
    'faceplugin-face-recognition-js@0.0.1/fr_detect',
    'faceplugin-face-recognition-js@0.0.1/fr_landmark',
    'faceplugin-face-recognition-js@0.0.1/fr_pose',
    'faceplugin-face-recognition-js@0.0.1/fr_feature',
    '@vladmandic/face-api@1.7.15/dlib_resnet',
  ])
})

test('other thresholds are other rules, the same ones are the same', () => {
  expect(madeBy().rules).toMatch(/^rules-[0-9a-f]{12}$/)
  expect(madeBy().rules).toBe(madeBy({ ...shippedRules }).rules)
  expect(madeBy({ ...shippedRules, leastDepth: 0.7 }).rules).not.toBe(madeBy().rules)
})
