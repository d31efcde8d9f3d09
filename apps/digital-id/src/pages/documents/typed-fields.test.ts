import { expect, test } from 'vitest'
import { fieldsOf, partsOf, startingFields } from './typed-fields.ts'

test('a day is put together of its parts, with small numbers filled up', () => {
  const fields = fieldsOf({ 'issued-day': '3', 'issued-month': '7', 'issued-year': '2024' })
  expect(fields.issued).toBe('2024-07-03')
  expect(partsOf(fields.issued)).toEqual({ day: '03', month: '07', year: '2024' })
})

test('half a day is kept as it was typed', () => {
  const { expires } = fieldsOf({ 'expires-day': '31', 'expires-year': '2030' })
  expect(partsOf(expires)).toEqual({ day: '31', month: '', year: '2030' })
})

test('an empty day is no day', () => {
  expect(fieldsOf({}).birthDate).toBe('')
})

test('the form begins with what was read, and goes on with what was typed', () => {
  const read = { surname: { value: 'ҚАСЫМОВ', confident: true, confidence: 1, source: 'ocr' } } as const
  expect(startingFields({ typed: null, read })).toEqual({ surname: 'ҚАСЫМОВ' })
  expect(startingFields({ typed: { surname: 'ҚАСЫМОВА' }, read })).toEqual({ surname: 'ҚАСЫМОВА' })
})
