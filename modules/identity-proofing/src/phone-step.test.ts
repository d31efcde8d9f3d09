import { expect, test } from 'vitest'
import { decidePhone, maskPhone } from './phone-step.ts'

test.each(['+77011234567', '8 701 123 45 67', '8(701)123-45-67', '7011234567', ' +7 (701) 123‑45‑67 '])(
  'the spelling "%s" is understood',
  (typed) => {
    expect(decidePhone(typed)).toEqual({ kind: 'accepted', phone: '+77011234567' })
  },
)

test.each([
  ['', 'PHONE_EMPTY'],
  ['   ', 'PHONE_EMPTY'],
  ['my phone', 'PHONE_MALFORMED'],
  ['+7701123456', 'PHONE_MALFORMED'],
  ['+7 717 212 34 56', 'PHONE_FIXED_LINE'],
  ['+7 926 123 45 67', 'PHONE_FOREIGN'],
  ['+1 202 555 0100', 'PHONE_FOREIGN'],
])('"%s" is refused as %s', (typed, code) => {
  expect(decidePhone(typed)).toEqual({ kind: 'refused', code })
})

test('a masked phone shows the operator and the last two digits', () => {
  expect(maskPhone('+77011234567')).toBe('+7\u00a0701\u00a0•••\u00a0••\u00a067')
})
