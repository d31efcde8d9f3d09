import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar/data/working-calendar.ts'
import { checkCommand, checkHelp, checkKinds } from './check.ts'
import { workdaysCommand, workdaysHelp } from './workdays.ts'

const today = '2026-11-22'
const calendar = workingCalendar.name

describe('senim check', () => {
  test.each([
    ['iin', '850715300013', true, null],
    ['bin', '120140000017', true, null],
    ['rnn', '600700000205', true, 'RNN_SHIFT_UNVERIFIED'],
    ['iic', 'KZ19601KZT0000000001', true, null],
    ['bic', 'HSBKKZKX', true, null],
    ['mrz', 'I<UTO', false, 'MRZ_LENGTH'],
    ['phone', '8 701 123 45 67', true, null],
    ['phone', '+77172123456', false, 'PHONE_FIXED_LINE'],
  ])('%s %s: %s, %s', (kind, value, valid, code) => {
    expect(checkCommand({ kind, value }, today)).toMatchObject({ valid, code })
  })
  test('an IIC with a BIC must be of that bank', () => {
    const input = { kind: 'iic', value: 'KZ19601KZT0000000001' }
    expect(checkCommand({ ...input, bic: 'CASPKZKA' }, today)).toMatchObject({ code: 'IIC_BIC_MISMATCH' })
    expect(checkCommand({ ...input, bic: 'HSBKKZKX' }, today)).toMatchObject({ code: null })
  })
  test.each([
    [null, 'bad-input'],
    ['850715300013', 'bad-input'],
    [[], 'bad-input'],
    [{}, 'bad-kind'],
    [{ kind: 'passport', value: '1' }, 'bad-kind'],
    [{ kind: 'toString', value: '1' }, 'bad-kind'],
    [{ kind: 'iin' }, 'bad-value'],
    [{ kind: 'iin', value: 850715300013 }, 'bad-value'],
    [{ kind: 'iic', value: 'KZ', bic: 1 }, 'bad-value'],
  ])('%j cannot be used: %s', (input, code) => {
    expect(() => checkCommand(input, today)).toThrow(
      expect.objectContaining({ name: 'KzError', code, message: expect.stringMatching(/\.$/) }),
    )
  })
})

describe('senim workdays', () => {
  test.each([
    [
      { date: '2026-03-06', add: 10 },
      { date: '2026-03-26', calendar },
    ],
    [
      { from: '2026-03-06', to: '2026-03-26' },
      { days: 10, calendar },
    ],
  ])('%j: %j', (input, answer) => {
    expect(workdaysCommand(input)).toEqual(answer)
  })
  test.each([
    [7, 'bad-input'],
    [{ date: '2026-03-06' }, 'bad-input'],
    [{ from: '2026-03-06', add: 1 }, 'bad-input'],
    [{ date: '2026-02-30', add: 1 }, 'bad-date'],
    [{ date: 20260306, add: 1 }, 'bad-date'],
    [{ date: '2026-03-06', add: '10' }, 'bad-number-of-days'],
    [{ date: '2026-03-06', add: -1 }, 'bad-number-of-days'],
    [{ date: '2026-03-06', add: 1e9 }, 'calendar-year-missing'],
    [{ from: '2026-03-06', to: 'tomorrow' }, 'bad-date'],
    [{ from: '2026-03-06', to: '2026-03-05' }, 'dates-reversed'],
    [{ date: '1999-03-06', add: 1 }, 'calendar-year-missing'],
  ])('%j cannot be used: %s', (input, code) => {
    expect(() => workdaysCommand(input)).toThrow(expect.objectContaining({ name: 'KzError', code }))
  })
})

test('the examples of --help are what the commands do', () => {
  const [checkInput, checkOutput] = example(checkHelp)
  expect(checkCommand(checkInput, today)).toEqual(checkOutput)
  const [workdaysInput, workdaysOutput] = example(workdaysHelp)
  expect(workdaysCommand(workdaysInput)).toEqual(workdaysOutput)
})

test('--help names every kind', () => {
  for (const kind of checkKinds) expect(checkHelp).toContain(kind)
})

function example(help: string): readonly unknown[] {
  const lines = help.split('Example\n')[1]!.trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}
