import { describe, expect, test } from 'vitest'
import { checkStep, type Payer } from '#modules/service-kit'
import { approvals, decision } from './decision.ts'
import { reasons } from './documents.ts'
import { eligibility } from './eligibility.ts'
import { form } from './form.ts'
import { payments } from './payments.ts'
import { askar, people } from './people.ts'

describe('who may apply', () => {
  const { payer } = askar
  test.each<[string, Payer | null, string, ReturnType<typeof eligibility>]>([
    ['nobody has found the payer yet', null, askar.iin, { outcome: 'unknown', missing: ['payer'] }],
    ['the first head asks', payer, askar.iin, { outcome: 'yes' }],
    ['a sole proprietor asks', people[1]!.payer, people[1]!.iin, { outcome: 'yes' }],
    ['somebody else asks', payer, '900101300017', { outcome: 'no', reason: 'not-first-head' }],
    [
      'the payer was wound up',
      { ...payer, active: false },
      askar.iin,
      { outcome: 'no', reason: 'payer-not-active' },
    ],
  ])('%s', (_, who, applicantIin, expected) => {
    expect(eligibility({ payer: who, applicantIin, answers: {} })).toEqual(expected)
  })
})

describe('the account', () => {
  const lists = { payers: people.map(({ payer }) => payer), reasons, rows: [] }
  const { rows: _, reason: __, ...typed } = askar.answers
  test.each([
    ['belongs to the bank', typed, []],
    ['belongs to another bank', { ...typed, bic: 'CASPKZKA' }, [{ field: 'iic', code: 'IIC_BIC_MISMATCH' }]],
    [
      'has a Cyrillic letter',
      { ...typed, iic: 'КZ30601A00000000001X' },
      [{ field: 'iic', code: 'IIC_CYRILLIC' }],
    ],
    ['is not of the list', { ...typed, payer: '120140000017' }, [{ field: 'payer', code: 'NOT_IN_LIST' }]],
  ])('%s', (_, step, problems) => {
    expect(checkStep(form, 'payer', step, {}, lists).problems).toEqual(problems)
  })
})

describe('what is paid back', () => {
  test('is the sum of the chosen rows, a line each', () => {
    expect(decision(askar.answers)).toEqual({
      total: 4_350_000n,
      lines: [
        { knp: '010', amount: 4_250_000n, reference: 'PP-1120' },
        { knp: '019', amount: 100_000n, reference: 'PP-1121' },
      ],
    })
    expect(decision({})).toEqual({ total: 0n, lines: [] })
  })

  test('is agreed to by each employee for their own rows alone', () => {
    const [first, second] = approvals(askar.answers)
    expect(first).toMatchObject({ iin: '900101300017', name: 'Жұмабаев Арман Бекұлы' })
    expect(first?.rows.map(({ id }) => id)).toEqual(['C-2026-09-0001'])
    expect(second?.rows.map(({ id }) => id)).toEqual(['C-2026-09-0002'])
    const both = (askar.answers.rows ?? []).map((row) => ({ ...row, employeeIin: '1' }))
    expect(approvals({ rows: both })).toHaveLength(1)
  })

  test('covers mandatory contributions and their penalty; the others are off until somebody has read the law', () => {
    const offered = payments.filter((one) => one.offered)
    expect(offered.map(({ contribution, penalty }) => [contribution, penalty])).toEqual([['010', '019']])
    for (const { offered: on, verified } of payments) expect(on).toBe(verified)
  })
})

test('every reason asks for a document, and says where it was read', () => {
  for (const { documents, source } of Object.values(reasons)) {
    expect(documents.length).toBeGreaterThan(0)
    expect(source).not.toBe('')
  }
})
