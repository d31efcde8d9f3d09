import { expect, test } from 'vitest'
import { systemRandom } from '#platform/crypto'
import { drawTicketNumber, ticketNumberIn, writtenTicketNumber } from './ticket-number.ts'

test('a number is read back in every usual spelling', () => {
  for (let drawn = 0; drawn < 200; drawn += 1) {
    const number = drawTicketNumber(systemRandom)
    expect(writtenTicketNumber(number)).toMatch(/^S-\d{4}-\d{4}$/)
    for (const typed of [number, writtenTicketNumber(number), ` s ${number.slice(0, 4)} ${number.slice(4)} `])
      expect(ticketNumberIn(typed)).toBe(number)
  }
})

test('one wrong digit is noticed, wherever it is', () => {
  const number = drawTicketNumber(systemRandom)
  for (let place = 0; place < 8; place += 1)
    for (let step = 1; step < 10; step += 1) {
      const wrong = [...number]
      wrong[place] = String((Number(wrong[place]) + step) % 10)
      expect(ticketNumberIn(wrong.join(''))).toBeNull()
    }
})

test.each(['', 'S-1234', 'S-1234-56789', 'abcd-efgh'])('%s is no number', (typed) => {
  expect(ticketNumberIn(typed)).toBeNull()
})
