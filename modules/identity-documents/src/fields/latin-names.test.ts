import { expect, test } from 'vitest'
import { nameAgreement } from './latin-names.ts'

test.each([
  ['ҚАСЫМОВ', 'KASSYMOV'],
  ['ҚАСЫМОВА', 'KASYMOVA'],
  ['ЩЕРБАКОВ', 'SHCHERBAKOV'],
  ['ЮРЧЕНКО', 'YURCHENKO'],
  ['ЖӘҢГІРОВ', 'ZHANGIROV'],
  ['ӘЛІБЕК', 'ALIBEK'],
  ['ГАУҺАРБЕК', 'GAUKHARBEK'],
  ['ҒАББАСОВ', 'GABBASSOV'],
  ['МЫҢБАЕВ', 'MYNBAEV'],
  ['ФЁДОР', 'FYODOR'],
  ['ПОДЪЯЧЕВ', 'PODYACHEV'],
  ['ДМИТРИЙ', 'DMITRIY'],
])('%s may be written %s', (cyrillic, latin) => {
  expect(nameAgreement(cyrillic, latin)).toBeGreaterThanOrEqual(0.8)
})

test.each([
  ['ҚАСЫМОВ', 'AKHMETOV'],
  ['ИВАН', 'AIDOS'],
  ['ЦОЙ', 'KIM'],
  ['СЕРІК', ''],
])('%s is not %s', (cyrillic, latin) => {
  expect(nameAgreement(cyrillic, latin)).toBeLessThan(0.6)
})
