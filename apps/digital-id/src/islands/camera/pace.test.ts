import { expect, test } from 'vitest'
import { answered, isSlow, jpegQuality, mayTake, newPace, type Pace, taken } from './pace.ts'

/** Plays a network whose every answer takes `latency`, looking every 20 ms; when frames were taken. */
function play(latency: number, seconds: number): { readonly times: number[]; readonly most: number } {
  let pace: Pace = newPace
  let most = 0
  const times: number[] = []
  for (let now = 0; now < seconds * 1000; now += 20) {
    for (const at of times.filter((time) => time + latency > now - 20 && time + latency <= now))
      pace = answered(pace, now - at)
    if (mayTake(pace, now)) {
      pace = taken(pace, now)
      times.push(now)
    }
    most = Math.max(most, pace.underWay)
  }
  return { times, most }
}

test('a quick network takes about six frames a second', () => {
  expect(play(40, 10).times.length).toBeGreaterThanOrEqual(54)
  expect(play(40, 10).times.length).toBeLessThanOrEqual(60)
})

test.each([40, 400, 900, 3000, 8000])('never more than two are under way at %i ms an answer', (latency) => {
  expect(play(latency, 20).most).toBeLessThanOrEqual(2)
})

test('a slow network takes fewer, one at a time once it is known to be slow', () => {
  const { times } = play(2000, 30)
  expect(times.length).toBeLessThan(20)
  const late = times.filter((time) => time > 6000)
  expect(Math.min(...late.slice(1).map((time, i) => time - late[i]!))).toBeGreaterThanOrEqual(2000)
})

test('a network that does not answer is not flooded', () => {
  expect(play(Number.POSITIVE_INFINITY, 20).times).toHaveLength(2)
})

test('pictures get smaller where they take long', () => {
  expect(jpegQuality({ roundTrip: 100 })).toBe(0.8)
  expect(isSlow({ roundTrip: 2000 })).toBe(true)
  expect(jpegQuality({ roundTrip: 2000 })).toBe(0.65)
})
