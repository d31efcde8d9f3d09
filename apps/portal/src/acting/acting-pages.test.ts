import { expect, test } from 'vitest'
import { acceptSignature, readSigningRequest } from '#modules/signing'
import { openPortal } from '../testing/open-portal.ts'

const bin = '150440000013'
const head = '771126300017'
const accountant = '850715300013'
const company = '«Алатау Логистик» ЖШС'
const headKey = { bin, organization: company, roles: ['legal-entity', 'first-head'] } as const
const employeeKey = { ...headKey, roles: ['legal-entity', 'employee'] } as const
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields)

const wish = {
  iin: accountant,
  name: 'Сәрсенов Айдос',
  services: 'refund-social-contributions',
  'until-day': '21',
  'until-month': '11',
  'until-year': '2027',
}

/** The head of a company who acts for it. */
async function asHead() {
  const portal = await openPortal()
  const { cookie } = await portal.signIn(head, headKey)
  await portal.open('/account/acting', { cookie, body: form({ choice: `own ${bin}` }) })
  return { ...portal, cookie }
}

test('after a sign-in by EDS the head is asked in whose name, and goes on to where they wanted', async () => {
  const { open, signIn, faults } = await openPortal()
  const { cookie } = await signIn(head, headKey)
  const asked = await open('/account/acting?to=/account/inbox', { cookie })
  expect(asked.html).toContain(company)
  expect(asked.html).toContain('Вы первый руководитель')
  const body = form({ choice: `own ${bin}`, to: '/account/inbox' })
  expect(await open('/account/acting', { cookie, body })).toMatchObject({
    status: 303,
    location: '/account/inbox',
  })
  const inbox = await open('/account/inbox', { cookie })
  expect(inbox.html).toContain(`От имени ${company}`)
  await open('/account/acting', { cookie, body: form({ choice: 'self' }) })
  expect((await open('/account/inbox', { cookie })).html).not.toContain(`От имени ${company}`)
  expect(faults).toEqual([])
})

test('who can act for nobody else is not asked', async () => {
  const { open, signIn } = await openPortal()
  const { cookie } = await signIn(accountant, { bin: null, organization: null, roles: ['individual'] })
  const asked = await open('/account/acting?to=/account/inbox', { cookie })
  expect(asked).toMatchObject({ status: 303, location: '/account/inbox' })
  expect((await open('/account/acting?to=//evil.example', { cookie })).location).toBe('/account')
})

test("an employee's certificate opens a page that says why, and how to go on", async () => {
  const { open, signIn } = await openPortal()
  const { cookie } = await signIn(accountant, employeeKey)
  const { html } = await open('/account/acting', { cookie })
  expect(html).toContain('это сертификат сотрудника')
  expect(html).toContain('выдаст вам доверенность')
  const refused = await open('/account/acting', { cookie, body: form({ choice: `own ${bin}` }) })
  expect(refused.status).toBe(422)
})

test('a choice that is none, and one of another person, are refused without a fault', async () => {
  const { open, signIn, faults } = await openPortal()
  const { cookie } = await signIn(head, headKey)
  for (const choice of [
    '',
    'own',
    'own 170241000045',
    'mandate x',
    `mandate ${crypto.randomUUID()}`,
    '\u0000',
  ])
    expect((await open('/account/acting', { cookie, body: form({ choice }) })).status).toBe(422)
  expect(faults).toEqual([])
})

test('a mandate is filled in, signed by the head, used by the accountant, and revoked', async () => {
  const { open, signIn, signing, doors, cookie, faults } = await asHead()
  const asked = await open('/account/mandates/new', { cookie, body: form(wish) })
  expect(asked.status).toBe(303)
  const requestId = /\/sign\/([\da-f-]{36})$/.exec(asked.location ?? '')?.[1] ?? ''
  expect((await open('/account/mandates', { cookie })).html).toContain('не подписана')

  const delegate = await signIn(accountant)
  expect((await open('/account/acting', { cookie: delegate.cookie })).html).not.toContain(company)

  const signer = await signing.order({ iin: head, bin, role: 'first-head' })
  const { manifest, shown } = await readSigningRequest(doors.signing, requestId)
  expect(shown).toHaveLength(1)
  const signed = await acceptSignature(doors.signing, requestId, await signer.sign(manifest), {
    way: 'key-file',
  })
  expect(signed).toMatchObject({ state: 'signed' })
  expect((await open('/account/mandates', { cookie })).html).toContain('действует')

  const offered = await open('/account/acting', { cookie: delegate.cookie })
  const choice = /value="(mandate [\da-f-]+)"/.exec(offered.html)?.[1] ?? ''
  await open('/account/acting', { cookie: delegate.cookie, body: form({ choice }) })
  const page = await open('/account', { cookie: delegate.cookie })
  expect(page.html).toContain(`От имени ${company}, по доверенности`)
  expect((await open('/account/mandates/new', { cookie: delegate.cookie })).location).toBe(
    '/account/mandates',
  )

  const revoke = `/account/mandates/${choice.split(' ')[1]}/revoke`
  await open(revoke, { cookie: delegate.cookie, body: form({}) })
  expect((await open('/account', { cookie: delegate.cookie })).html).toContain('по доверенности')
  await open(revoke, { cookie, body: form({}) })
  expect((await open('/account', { cookie: delegate.cookie })).html).not.toContain('по доверенности')
  expect(faults).toEqual([])
})

test('what is wrong with a mandate is said beside each field, and nothing typed is lost', async () => {
  const { open, cookie } = await asHead()
  const body = form({ ...wish, iin: '123', services: 'old-age-pension', 'until-year': '2031' })
  const { status, html } = await open('/account/mandates/new', { cookie, body })
  expect(status).toBe(422)
  for (const words of [
    'Неверный ИИН',
    'Выберите хотя бы одну услугу',
    'не более чем на 3 года',
    'Сәрсенов Айдос',
    'value="123"',
  ])
    expect(html).toContain(words)
})
