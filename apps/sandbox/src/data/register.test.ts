import { describe, expect, test } from 'vitest'
import { addDays, ageOn, checkBin, checkIin, checkPhone, regionByCode } from '#kz'
import { type Persona, storyKinds } from '../state/persona.ts'
import { participantsOf } from '../state/population.ts'
import { registerOn } from './register.ts'

const firstDay = '2026-11-22'
const { people, acts, entities } = registerOn(firstDay)
const byIin = new Map(people.map((person) => [person.iin, person]))
const age = ({ birthDate }: Persona) => ageOn(birthDate, firstDay)
const some = (story: (person: Persona) => boolean) => expect(people.filter(story).length).toBeGreaterThan(0)
const parentsOf = (person: Persona) =>
  acts.flatMap((act) =>
    (act.kind === 'birth' || act.kind === 'adoption') && act.childIin === person.iin ? act.parents : [],
  )

test('there are seventy-five people, each with an IIN of their own', () => {
  expect(people).toHaveLength(75)
  expect(byIin.size).toBe(75)
})

test.each(people.map((person) => [`${person.surname} ${person.name}`, person] as const))(
  '%s has a valid IIN, phone, region, papers and a story in three languages',
  (_, person) => {
    expect(checkIin(person.iin, firstDay)).toMatchObject({
      valid: true,
      fields: { birthDate: person.birthDate, sex: person.sex },
    })
    if (person.phone) {
      expect(checkPhone(person.phone.number)).toMatchObject({ fields: { phone: person.phone.number } })
      expect(person.phone.number).toMatch(/^\+770\d{8}$/)
      if (person.phone.registeredTo) expect(byIin.has(person.phone.registeredTo)).toBe(true)
    }
    expect(regionByCode(person.region)).toBeDefined()
    for (const { issuedOn, expiresOn } of person.documents) {
      expect(issuedOn < expiresOn && issuedOn <= firstDay && issuedOn > person.birthDate).toBe(true)
    }
    expect(person.kinds.every((kind) => storyKinds.includes(kind))).toBe(true)
    expect(Object.values(person.story).every((text) => text.length > 15 && text.endsWith('.'))).toBe(true)
    expect(new Set(Object.values(person.story)).size).toBe(3)
    expect(`${person.latinSurname} ${person.latinName}`).toMatch(/^[A-Z' -]+$/)
  },
)

test('no two people share a phone or the number of a paper', () => {
  const phones = people.flatMap(({ phone }) => (phone ? [phone.number] : []))
  const papers = people.flatMap(({ documents }) => documents.map(({ kind, number }) => kind + number))
  expect(new Set(phones).size).toBe(phones.length)
  expect(new Set(papers).size).toBe(papers.length)
})

describe('the stories that services need are there', () => {
  test.each<[string, (person: Persona) => boolean]>([
    [
      'minors of 14–17 with a living parent',
      (p) => age(p) >= 14 && age(p) < 18 && parentsOf(p).some(isAlive),
    ],
    ['children under 14 with a living parent', (p) => age(p) < 14 && parentsOf(p).some(isAlive)],
    ['an adopted child', (p) => acts.some((act) => act.kind === 'adoption' && act.childIin === p.iin)],
    ['a minor whose one parent has died', (p) => age(p) < 18 && parentsOf(p).some((iin) => !isAlive(iin))],
    ['a candas', (p) => p.status === 'candas' && hasPaper(p, 'candas-certificate')],
    [
      'a foreigner with a residence permit',
      (p) => p.status === 'foreigner-permanent' && hasPaper(p, 'residence-permit'),
    ],
    ['a stateless person', (p) => p.status === 'stateless-permanent' && hasPaper(p, 'stateless-document')],
    ['somebody here for a while', (p) => p.status === 'temporary'],
    ['somebody who died', (p) => p.deceasedOn !== undefined],
    [
      'somebody whose only paper has expired',
      (p) => p.documents.length === 1 && p.documents[0]!.expiresOn < firstDay,
    ],
    [
      'a paper that expires within two weeks',
      (p) => p.documents.some(({ expiresOn }) => expiresOn > firstDay && expiresOn <= addDays(firstDay, 14)),
    ],
    ['a changed name', (p) => acts.some((act) => act.kind === 'name-change' && act.iin === p.iin)],
    [
      'a phone that belongs to somebody else',
      (p) => p.phone !== undefined && p.phone.registeredTo !== null && p.phone.registeredTo !== p.iin,
    ],
    ['a phone that belongs to nobody', (p) => p.phone?.registeredTo === null],
    ['an adult without a phone', (p) => age(p) >= 18 && p.phone === undefined],
    ['a woman of 61', (p) => p.sex === 'female' && age(p) === 61],
    [
      'a woman of 53 with five children older than eight',
      (p) => p.sex === 'female' && age(p) >= 53 && childrenOver8(p) >= 5,
    ],
    ['a man of 63', (p) => p.sex === 'male' && age(p) === 63],
    [
      'a head of a legal entity',
      (p) => entities.some((e) => e.headIin === p.iin && e.kind === 'legal-entity'),
    ],
    ['a sole proprietor', (p) => entities.some((e) => e.bin === p.iin && e.kind === 'sole-proprietor')],
    ['an employee', (p) => p.employerBin !== undefined],
    ['nobody in particular', (p) => p.kinds.includes('everyday')],
  ])('%s', (_, story) => some(story))

  test('every kind of story but the newcomers is told by somebody', () => {
    for (const kind of storyKinds.filter((known) => known !== 'newcomer')) some((p) => p.kinds.includes(kind))
  })
})

test('civil acts name people of the sandbox only, and have numbers of their own', () => {
  for (const act of acts) for (const iin of participantsOf(act)) expect(byIin.has(iin), iin).toBe(true)
  expect(new Set(acts.map(({ number }) => number)).size).toBe(acts.length)
})

test('children are younger than their parents and registered after their birth', () => {
  for (const act of acts) {
    if (act.kind !== 'birth' && act.kind !== 'adoption') continue
    const child = byIin.get(act.childIin)!
    expect(act.date > child.birthDate).toBe(true)
    for (const iin of act.parents)
      expect(ageOn(byIin.get(iin)!.birthDate, child.birthDate)).toBeGreaterThan(17)
  }
})

test('everybody who died has a record of death on that day', () => {
  for (const { iin, deceasedOn } of people)
    if (deceasedOn)
      expect(acts).toContainEqual(expect.objectContaining({ kind: 'death', iin, date: deceasedOn }))
})

test('legal entities have valid BINs of their month, heads who live, and employees find their employer', () => {
  for (const { bin, kind, headIin, registeredOn, region } of entities) {
    expect(isAlive(headIin)).toBe(true)
    expect(regionByCode(region)).toBeDefined()
    if (kind === 'legal-entity')
      expect(checkBin(bin, firstDay)).toMatchObject({ fields: { registeredIn: registeredOn.slice(0, 7) } })
    else expect(bin).toBe(headIin)
  }
  const employers = people.flatMap(({ employerBin }) => employerBin ?? [])
  for (const bin of employers) expect(entities.some((entity) => entity.bin === bin)).toBe(true)
})

test('everybody has the IINs that other parts of Senim test with', () => {
  for (const iin of [
    '630315300013',
    '650308400015',
    '710204300017',
    '080512500010',
    '101106600019',
    '850715300013',
  ])
    expect(byIin.has(iin)).toBe(true)
})

function isAlive(iin: string): boolean {
  const person = byIin.get(iin)
  return person !== undefined && person.deceasedOn === undefined
}

function hasPaper(person: Persona, kind: string): boolean {
  return person.documents.some((paper) => paper.kind === kind)
}

function childrenOver8(person: Persona): number {
  return people.filter((child) => age(child) >= 8 && parentsOf(child).includes(person.iin)).length
}
