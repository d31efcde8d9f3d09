import { expect, test } from 'vitest'
import { agree, crossWithRegistry, paperOf, type RegistryFacts } from './crossings.ts'

const paper = { kind: 'id-card', issuer: 'ҚР ІІМ' } as const
const facts: RegistryFacts = {
  iin: '850715300013',
  surname: 'Сұлтанов',
  name: 'Айдос',
  patronymic: 'Бекұлы',
  latinSurname: 'SULTANOV',
  latinName: 'AIDOS',
  birthDate: '1985-07-15',
  sex: 'male',
  documents: [
    { ...paper, number: '031111111', issuedOn: '2010-01-01', expiresOn: '2019-12-31' },
    { ...paper, number: '046600047', issuedOn: '2020-05-13', expiresOn: '2030-05-12' },
  ],
}
const typed = {
  surname: 'СҰЛТАНОВ',
  name: 'айдос',
  patronymic: 'Бекұлы',
  birthDate: '1985-07-15',
  iin: '850715300013',
  number: '046600047',
  issued: '2020-05-13',
  expires: '2030-05-12',
}
const differing = (change: Partial<typeof typed>) =>
  crossWithRegistry('id-card', { ...typed, ...change }, facts)
    .filter(({ agrees }) => !agrees)
    .map(({ field }) => field)

test('capitals, hyphens and spaces make no difference', () => {
  expect(differing({})).toEqual([])
  expect(differing({ number: '046 600 047' })).toEqual([])
})

test('a Kazakh letter does: Ұ is not У', () => {
  expect(differing({ surname: 'Султанов' })).toEqual(['surname'])
})

test('a name read in Latin agrees with the Cyrillic one it may come from', () => {
  expect(differing({ surname: 'SULTANOV' })).toEqual([])
  expect(differing({ surname: 'SULEIMENOV' })).toEqual(['surname'])
})

test('every other difference is told field by field', () => {
  expect(differing({ iin: '900213300016', birthDate: '1990-02-13' })).toEqual(['birthDate', 'iin'])
})

test('a patronymic that was left out differs, one that the registry lacks does too', () => {
  const { patronymic: _, ...without } = typed
  const left = crossWithRegistry('id-card', without, facts).find(({ field }) => field === 'patronymic')
  expect(left).toEqual({ field: 'patronymic', typed: '', registry: 'Бекұлы', agrees: false })
  const { patronymic: __, ...noPatronymic } = facts
  const unknown = crossWithRegistry('id-card', typed, noPatronymic).find(
    ({ field }) => field === 'patronymic',
  )
  expect(unknown).toMatchObject({ registry: null, agrees: false })
})

test('a document is compared with the registry’s document of the same number', () => {
  expect(paperOf('id-card', '031111111', facts)?.expiresOn).toBe('2019-12-31')
})

test('with a number nobody knows it is compared with the newest, and the number differs', () => {
  expect(paperOf('id-card', '999999999', facts)?.number).toBe('046600047')
  expect(differing({ number: '999999999' })).toEqual(['number'])
})

test('a kind of document the registry does not know agrees in nothing of its own', () => {
  const fields = crossWithRegistry('passport', typed, facts).filter(({ registry }) => registry === null)
  expect(fields.map(({ field }) => field)).toEqual(['number', 'issued', 'expires'])
})

test('dates and numbers agree only when they are the same', () => {
  expect(agree('birthDate', '1985-07-15', '1985-07-16')).toBe(false)
  expect(agree('number', 'n12345678', 'N12345678')).toBe(true)
})
