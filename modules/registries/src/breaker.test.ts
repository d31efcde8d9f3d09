import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'

function breakerAt(start = 0) {
  let time = start
  const breaker = createBreaker(() => time)
  return { breaker, wait: (milliseconds: number) => (time += milliseconds) }
}

const failTimes = (breaker: ReturnType<typeof createBreaker>, times: number) => {
  for (let count = 0; count < times; count += 1) breaker.failed()
}

test('four failures are bad luck: the next question is put', () => {
  const { breaker } = breakerAt()
  failTimes(breaker, 4)
  expect(breaker.mayAsk()).toBe(true)
})

test('given five failures in a row, when somebody asks within ten seconds, then the registry rests', () => {
  const { breaker, wait } = breakerAt()
  failTimes(breaker, 5)
  wait(9_999)
  expect(breaker.mayAsk()).toBe(false)
})

test('after the rest one question goes through, and the others wait for its outcome', () => {
  const { breaker, wait } = breakerAt()
  failTimes(breaker, 5)
  wait(10_000)
  expect(breaker.mayAsk()).toBe(true)
  expect(breaker.mayAsk()).toBe(false)
})

test('an answer ends the rest', () => {
  const { breaker, wait } = breakerAt()
  failTimes(breaker, 5)
  wait(10_000)
  breaker.mayAsk()
  breaker.succeeded()
  expect(breaker.mayAsk()).toBe(true)
  failTimes(breaker, 4)
  expect(breaker.mayAsk()).toBe(true)
})

test('a failed try starts another rest', () => {
  const { breaker, wait } = breakerAt()
  failTimes(breaker, 5)
  wait(10_000)
  breaker.mayAsk()
  breaker.failed()
  wait(9_999)
  expect(breaker.mayAsk()).toBe(false)
})
