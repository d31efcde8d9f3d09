import { expect, test } from 'vitest'
import { checkFields, requiredFields, tidyFields } from './check-fields.ts'
import type { TypedFields } from './stored-case.ts'

const today = '2026-11-22'
const card: TypedFields = {
  surname: 'Сұлтанов',
  name: 'Айдос',
  birthDate: '1985-07-15',
  iin: '850715300013',
  number: '046600047',
  issued: '2020-05-13',
  expires: '2030-05-12',
}
const faults = (change: TypedFields) => checkFields('id-card', { ...card, ...change }, today)

test('a card as it is printed has no fault', () => {
  expect(faults({})).toEqual([])
  expect(faults({ name: "Д'Артаньян", surname: 'Әл-Фараби', patronymic: 'Қызы' })).toEqual([])
})

test.each([
  ['digits in a name', { surname: 'Султан0в' }, { field: 'surname', code: 'letters' }],
  ['a sentence of markup', { name: '<b>Айдос</b>' }, { field: 'name', code: 'letters' }],
  ['an IIN with a wrong control digit', { iin: '850715300014' }, { field: 'iin', code: 'iin' }],
  ['a day that does not exist', { birthDate: '1985-02-30' }, { field: 'birthDate', code: 'day' }],
  ['a day in words', { issued: '13 May' }, { field: 'issued', code: 'day' }],
  ['born tomorrow', { birthDate: '2026-11-23' }, { field: 'birthDate', code: 'day-order' }],
  ['issued tomorrow', { issued: '2026-11-23' }, { field: 'issued', code: 'day-order' }],
  ['issued before its owner was born', { issued: '1985-07-14' }, { field: 'issued', code: 'day-order' }],
  ['over before it was issued', { expires: '2020-05-13' }, { field: 'expires', code: 'day-order' }],
  ['a number of two signs', { number: '04' }, { field: 'number', code: 'number' }],
  ['a novel', { issuer: 'а'.repeat(121) }, { field: 'issuer', code: 'too-long' }],
  ['a third sex', { sex: 'm' }, { field: 'sex', code: 'sex' }],
] as const)('%s is told beside its field', (_, change, fault) => {
  expect(faults(change)).toContainEqual(fault)
})

test('what is missing is told in the order of the document', () => {
  expect(checkFields('id-card', {}, today).map(({ field }) => field)).toEqual(requiredFields('id-card'))
})

test('a candas certificate may bear no last day', () => {
  const { expires: _, ...certificate } = card
  expect(checkFields('candas-certificate', certificate, today)).toEqual([])
  expect(checkFields('id-card', certificate, today)).toEqual([{ field: 'expires', code: 'empty' }])
})

test('an expired document is typed without fault: the gate says what that means', () => {
  expect(faults({ issued: '2010-01-01', expires: '2019-12-31' })).toEqual([])
})

test('letters are composed, spaces are single, nothing empty is kept', () => {
  expect(tidyFields({ surname: '  И\u0306  ван ', patronymic: '  ' })).toEqual({ surname: 'Й ван' })
})
