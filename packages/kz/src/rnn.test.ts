import { describe, expect, test } from 'vitest'
import { checkRnn } from './rnn.ts'

describe('an RNN that is sound tells its tax region and office', () => {
  test.each([
    '600400055239',
    '600900114104',
    '600900050984',
    '600700017446',
    '600900000064',
    '600700000012',
    '600700000023',
  ])('%s', (rnn) => {
    const fields = { rnn, taxRegion: '60', taxOffice: rnn.slice(2, 4) }
    expect(checkRnn(rnn)).toEqual({ valid: true, code: null, fields })
  })
})

describe('where the first remainder is 10, the rule is uncertain and only a warning is given', () => {
  test.each([
    ['600700000205', 'RNN_SHIFT_UNVERIFIED'],
    ['600700000318', 'RNN_SHIFT_UNVERIFIED'],
    ['600700000206', 'RNN_SHIFT_DIFFERS'],
  ])('%s: %s', (rnn, code) => {
    expect(checkRnn(rnn)).toMatchObject({ valid: true, code })
  })
})

describe('each error of an RNN has its own code', () => {
  test.each([
    ['60070001744', 'RNN_LENGTH'],
    ['6007000174466', 'RNN_LENGTH'],
    ['60070001744O', 'RNN_CHARACTERS'],
    ['600700017447', 'RNN_CONTROL_DIGIT'],
  ])('"%s": %s', (value, code) => {
    expect(checkRnn(value)).toEqual({ valid: false, code, fields: {} })
  })
})
