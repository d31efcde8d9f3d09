import { expect, test } from 'vitest'
import { checkFacts, circumstancesIn, mostWords, reportAddress, type TypedFacts } from './index.ts'

const typed: TypedFacts = {
  region: '',
  iin: '',
  phone: '8 701 123 45 67',
  email: '',
  words: 'Не открывается',
}
const visitor = { signedIn: false, today: '2026-11-23' }

function problemsOf(changes: Partial<TypedFacts>, who = visitor) {
  const checked = checkFacts({ ...typed, ...changes }, {}, who)
  return checked.kind === 'good' ? [] : checked.problems.map(({ field, code }) => `${field}: ${code}`)
}

test.each<[string, Partial<TypedFacts>, readonly string[]]>([
  ['a phone in any usual spelling is enough', {}, []],
  ['an e-mail is enough', { phone: '', email: 'aigul@example.kz' }, []],
  ['without either nobody could be answered', { phone: '' }, ['phone: no-contact']],
  ['no words say nothing', { words: ' \n ' }, ['words: missing']],
  ['the longest words fit', { words: 'x'.repeat(mostWords) }, []],
  ['one more does not', { words: 'x'.repeat(mostWords + 1) }, ['words: too-long']],
  ['a slip in the IIN is noticed', { iin: '850715300014' }, ['iin: not-an-iin']],
  ['an IIN may have spaces', { iin: '850715 300013' }, []],
  ['a landline is no mobile number', { phone: '8 7172 55 55 55' }, ['phone: not-a-phone']],
  ['an e-mail without a domain is none', { email: 'aigul@kz' }, ['email: not-an-email']],
  ['two addresses are not one', { email: 'a@b.kz, c@d.kz' }, ['email: not-an-email']],
  ['a line end in an address is refused', { email: 'a@b.kz\nBcc: c@d.kz' }, ['email: not-an-email']],
])('%s', (_, changes, problems) => {
  expect(problemsOf(changes)).toEqual(problems)
})

test('somebody who is signed in need not say where the reply goes', () => {
  expect(problemsOf({ phone: '' }, { ...visitor, signedIn: true })).toEqual([])
})

test('what is sent is what was checked: tidy, and nothing empty', () => {
  const checked = checkFacts(
    { ...typed, region: '75', iin: '850715 300013', words: ' Раз\r\nдва ' },
    { camera: 'denied' },
    visitor,
  )
  const facts = {
    region: '75',
    iin: '850715300013',
    phone: '+77011234567',
    camera: 'denied',
    words: 'Раз\nдва',
  }
  expect(checked).toEqual({ kind: 'good', facts })
  expect(checkFacts({ ...typed, region: '999' }, {}, visitor)).toMatchObject({
    facts: { words: 'Не открывается', phone: '+77011234567' },
  })
})

test.each([
  ['digital-id/register/video/prepare', 'digital-id/register/video/prepare'],
  ['portal/', 'portal'],
  ['portal/account/inbox/4f2a91bc-1111-4222-8333-444455556666', 'portal/account/inbox/…'],
  ['digital-id/sign-in/AbCdEf123/code', 'digital-id/sign-in/…/code'],
  ['portal/support/tickets/secretsecret1', 'portal/support/tickets/…'],
  ['portal/a/b/c/d/e/f/g/h', 'portal/a/b/c/d/e/f'],
  ['portal/<script>', 'portal/…'],
  ['elsewhere/x', undefined],
  ['https://evil.example', undefined],
  ['x'.repeat(400), undefined],
])('of the address %s only %s is told', (from, page) => {
  expect(circumstancesIn({ from }).page).toBe(page)
})

test('an error number and a camera code are taken only as such', () => {
  const error = '0b5f7a52-6f6e-4a5c-9a8d-2f6f5d3b7c11'
  expect(circumstancesIn({ error, camera: 'in-use' })).toEqual({ error, camera: 'in-use' })
  expect(circumstancesIn({ error: 'fault', camera: 'broken' })).toEqual({})
})

test('the address of a report carries plain codes', () => {
  const place = { from: 'digital-id/register/video', camera: 'denied' } as const
  expect(reportAddress('https://senim.kz', place)).toBe(
    'https://senim.kz/support/new?from=digital-id/register/video&camera=denied',
  )
})
