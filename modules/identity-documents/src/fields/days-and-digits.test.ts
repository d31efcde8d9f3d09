import { expect, test } from 'vitest'
import { daysIn, iinIn, numberIn } from './days-and-digits.ts'

test.each([
  ['21.03.1990', ['1990-03-21']],
  ['21.12.2016 - 20.12.2026', ['2016-12-21', '2026-12-20']],
  ['21.12.2016-20.12.2026', ['2016-12-21', '2026-12-20']],
  ['2l.O3.l99O', ['1990-03-21']],
  ['21,03,1990', ['1990-03-21']],
  ['31.02.1990', []],
  ['АХМЕТОВ', []],
])('the days in “%s”', (text, days) => {
  expect(daysIn(text)).toEqual(days)
})

test.each([
  ['900321430428', '900321430428'],
  ['9OO32l43O428', '900321430428'],
  ['900321 430428', '900321430428'],
  ['90032143042', null],
  ['N900321430428', null],
])('the IIN in “%s”', (text, iin) => {
  expect(iinIn(text)).toBe(iin)
})

test.each([
  ['N003202826', '003202826'],
  ['No036164827', '036164827'],
  ['№ 042561281', '042561281'],
  ['N43312469', 'N43312469'],
  ['N4331246O', 'N43312460'],
  ['KASYMOVAA', null],
  ['12345678', null],
])('the number in “%s”', (text, number) => {
  expect(numberIn(text)).toBe(number)
})
