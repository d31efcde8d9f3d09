import { expect, test } from 'vitest'
import { frameSize, isBlack } from './grab-frame.ts'

test.each([
  ['a webcam', 640, 480, 640, 480],
  ['a phone held upright', 480, 640, 480, 640],
  ['an HD camera', 1280, 720, 640, 360],
  ['a square', 1080, 1080, 554, 554],
  ['a small old camera', 320, 240, 320, 240],
])('%s keeps its shape within 640×480', (_, width, height, toWidth, toHeight) => {
  expect(frameSize(width, height)).toEqual({ width: toWidth, height: toHeight })
})

const picture = (value: number) => ({ data: new Uint8ClampedArray(640 * 480 * 4).fill(value) })

test('a covered lens is black, a dark room is not', () => {
  expect(isBlack(picture(0))).toBe(true)
  expect(isBlack(picture(12))).toBe(true)
  expect(isBlack(picture(40))).toBe(false)
})
