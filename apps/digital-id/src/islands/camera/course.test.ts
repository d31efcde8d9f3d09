import { describe, expect, test } from 'vitest'
import { type Course, follow, newCourse, type Sight } from './course.ts'

const actions = ['left', 'centre', 'right'] as const

/** Plays sights at their times, with a look at the clock every 50 ms between them. */
function play(
  sights: readonly (Sight & { readonly at: number })[],
  until: number,
  from = newCourse(actions),
) {
  let course: Course = from
  for (let now = 0; now <= until; now += 50) {
    course = follow(course, now)
    for (const sight of sights.filter(({ at }) => at > now - 50 && at <= now))
      course = follow(course, now, sight)
  }
  return course
}

const page = (at: number, done: number) => ({ source: 'page', at, takenAt: at, done }) as const
const server = (at: number, done: number, takenAt = at - 80) =>
  ({ source: 'server', at, takenAt, done }) as const

describe('an action is done when it was reached and held', () => {
  test('nothing moves while nothing is reached', () => {
    expect(play([page(100, 0), server(200, 0)], 10_000).index).toBe(0)
  })

  test('reaching is not enough, holding for a moment is', () => {
    expect(play([page(100, 1)], 700).index).toBe(0)
    expect(play([page(100, 1)], 900).index).toBe(1)
  })

  test('the server alone carries a page without eyes of its own', () => {
    expect(play([server(300, 1), server(2000, 2), server(4000, 3)], 5000).index).toBe(3)
  })

  test('a slow person is asked as long as it takes', () => {
    expect(play([page(100, 1), page(60_000, 2)], 62_000).index).toBe(2)
  })

  test('what was done ahead is not asked again, one held step at a time', () => {
    expect(play([page(100, 2), page(900, 2), page(1000, 2)], 1900).index).toBe(2)
  })
})

describe('the server has the last word', () => {
  const eyes = [page(100, 1), page(1000, 2), page(2000, 3)]

  test('it is over when the server has seen the same', () => {
    expect(play([...eyes, server(3400, 3)], 3500)).toMatchObject({ finished: true, index: 3 })
  })

  test('an answer about a frame from before the end does not count', () => {
    expect(play([...eyes, server(3400, 2, 2000)], 3500)).toMatchObject({ finished: false, index: 3 })
  })

  test('what the server missed is asked once more, and then only the server is believed', () => {
    const missed = play([...eyes, server(3400, 1), page(3500, 3), page(5000, 3)], 6000)
    expect(missed).toMatchObject({ finished: false, index: 1, trust: 'server' })
    const again = [server(100, 2), server(1000, 3), server(3000, 3)]
    expect(play(again, 3200, { ...missed, reachedAt: null }).finished).toBe(true)
  })

  test('nobody is asked more than twice again', () => {
    const stubborn = Array.from({ length: 200 }, (_, i) => server(i * 100, i % 30 < 25 ? 3 : 0))
    const end = play(stubborn, 20_000)
    expect(end.repeats).toBeLessThanOrEqual(2)
    expect(end.finished).toBe(true)
  })
})
