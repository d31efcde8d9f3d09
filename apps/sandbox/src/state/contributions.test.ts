import { describe, expect, test } from 'vitest'
import { checkIin } from '#kz'
import { largestPayer, syntheticEmployees } from '../data/ten-thousand.ts'
import { openSandbox } from '../testing/open-sandbox.ts'

const alatau = '150440000013'
const all = { offset: 0, limit: 100_000 }
const rowsOf = (payer: string, asked: { knps?: string[]; employees?: string[]; search?: string } = {}) =>
  openSandbox().state.contributions.find({ payer, ...asked, ...all }).rows

describe('the stories of the refund are in the registry', () => {
  const of = (iin: string, knp: string, period: string) =>
    rowsOf(alatau, { employees: [iin], knps: [knp] }).filter((row) => row.period === period)

  test('ten times too much, beside what was due', () => {
    expect(of('880214300769', '010', '2026-09').map(({ amount }) => amount)).toEqual(['3150000', '28350000'])
  })

  test('twice for one month, each payment with a number of its own', () => {
    const twice = of('840909300650', '010', '2026-08')
    expect(twice.map(({ amount }) => amount)).toEqual(['3300000', '3300000'])
    expect(new Set(twice.map(({ id }) => id)).size).toBe(2)
  })

  test('after dismissal', () => {
    expect(of('790603400621', '010', '2026-10')).toHaveLength(1)
    expect(rowsOf(alatau, { employees: ['790603400621'], knps: ['089'] }).at(-1)?.period).toBe('2026-08')
  })

  test('a stranger, a pensioner, and a penalty', () => {
    expect(rowsOf(alatau, { employees: ['850715300013'] })).toHaveLength(1)
    expect(rowsOf(alatau, { employees: ['570330300676'], knps: ['010'] })).toHaveLength(2)
    expect(of('921127300631', '019', '2026-07')).toMatchObject([{ amount: '128437' }])
  })

  test('occupational contributions are paid for harmful work, and OPVR for nobody born before 1975', () => {
    expect(rowsOf('090940000028', { knps: ['015'] }).length).toBeGreaterThan(20)
    expect(rowsOf('090940000028', { employees: ['710204300017'], knps: ['089'] })).toEqual([])
  })

  test('a payer has from three employees to thirteen, one of whom is enough for an eleventh', () => {
    const employeesOf = (payer: string) => new Set(rowsOf(payer).map(({ employeeIin }) => employeeIin)).size
    expect([alatau, '870329400015', '120140000057'].map(employeesOf)).toEqual([14, 3, 3])
  })
})

test('what was due for a month is a tenth of the wage, paid by the twentieth of the next or the working day after', () => {
  const [row] = rowsOf(alatau, { employees: ['950418400640'], knps: ['010'] })
  expect(row).toMatchObject({ period: '2026-01', amount: '4050000', paidOn: '2026-02-20' })
  const [, , , , , june] = rowsOf(alatau, { employees: ['950418400640'], knps: ['010'] })
  expect(june?.paidOn).toBe('2026-07-20')
})

describe('given the company with ten thousand employees', () => {
  test('when it is made again, then it has the same people, whose IINs pass their check and are all different', () => {
    const people = syntheticEmployees()
    expect(people).toEqual(syntheticEmployees())
    expect(new Set(people.map(({ iin }) => iin)).size).toBe(10_000)
    expect(people.every(({ iin }) => checkIin(iin, '2026-11-22').valid)).toBe(true)
    expect(people.every(({ iin }) => /^\d{7}[78]/.test(iin))).toBe(true)
  })

  test('when its table is read, then it has ten thousand contributions, repeated ones and penalties', () => {
    const knps = ['010', '019']
    const rows = rowsOf(largestPayer, { knps })
    expect(rows).toHaveLength(10_450)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.filter(({ knp }) => knp === '019')).toHaveLength(250)
  })

  test('when it is read in parts, then the parts make the whole', () => {
    const { contributions } = openSandbox().state
    const part = (offset: number) =>
      contributions.find({ payer: largestPayer, knps: ['019'], offset, limit: 100 }).rows
    expect([...part(0), ...part(100), ...part(200)]).toEqual(rowsOf(largestPayer, { knps: ['019'] }))
  })
})

test('a search finds names in any spelling and IINs by their beginning', () => {
  expect(rowsOf(alatau, { search: 'толегенова' })[0]?.surname).toBe('Төлегенова')
  expect(rowsOf(alatau, { search: '9504184', knps: ['010'] })).toHaveLength(10)
  expect(rowsOf(alatau, { search: 'nobody' })).toEqual([])
})

test('a payer who never paid has nothing', () => {
  expect(rowsOf('100640000061')).toEqual([])
})
