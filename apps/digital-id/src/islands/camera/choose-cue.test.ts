import { expect, test } from 'vitest'
import { chooseCue, type Moment } from './choose-cue.ts'
import { newCourse } from './course.ts'

const course = newCourse(['left', 'centre', 'right'])
const calm: Moment = { course, page: null, server: null, now: 10_000, paused: false, slow: false }
const seen = (hint: NonNullable<Moment['page']>['hint'], yaw?: number, at = 9900) => ({ hint, at, yaw })

test.each<readonly [string, Partial<Moment>, string]>([
  ['nobody has looked yet: the action itself', {}, 'turn-left'],
  ['light comes before the turn', { page: seen('more-light', 0) }, 'more-light'],
  ['a face too small comes before the turn', { page: seen('move-closer', -30) }, 'move-closer'],
  ['half a turn is praised and asked for more', { page: seen('turn-left', -14) }, 'a-little-more'],
  ['the wrong way is told at once', { page: seen('turn-left', 25) }, 'other-way-left'],
  [
    'the page looks oftener, so it is believed first',
    { page: seen('more-light'), server: seen('good') },
    'more-light',
  ],
  [
    'an old look of the page gives way to the server',
    { page: seen('more-light', 0, 8000), server: seen('no-face') },
    'no-face',
  ],
  ['an old look of both says nothing', { server: seen('no-face', undefined, 5000) }, 'turn-left'],
  [
    'the server lags one action behind: the page asks its own',
    { server: seen('look-straight') },
    'turn-left',
  ],
  ['nothing comes back', { slow: true }, 'slow-network'],
  [
    'the page sees for itself while the network is slow',
    { slow: true, page: seen('turn-left', 0) },
    'turn-left',
  ],
  ['reached: hold it', { course: { ...course, reachedAt: 9800 }, page: seen('look-straight', -30) }, 'good'],
  [
    'back to the middle',
    { course: { ...course, index: 1 }, page: seen('look-straight', -25) },
    'look-straight',
  ],
  ['to the right', { course: { ...course, index: 2 }, page: seen('turn-right', 2) }, 'turn-right'],
  [
    'the wrong way to the right',
    { course: { ...course, index: 2 }, page: seen('turn-right', -20) },
    'other-way-right',
  ],
  ['all done', { course: { ...course, index: 3 } }, 'all-done'],
  ['the window is hidden', { paused: true }, 'paused'],
])('%s', (_, moment, cue) => {
  expect(chooseCue({ ...calm, ...moment })).toBe(cue)
})
