import { describe, expect, test } from 'vitest'
import { WebError } from '#platform/web'
import { openDigitalId } from '../../testing/open-digital-id.ts'

const aidos = { iin: '850715300013', phone: '+77020000147' } as const
type Opened = Awaited<ReturnType<typeof openDigitalId>>
type Browser = ReturnType<Opened['openBrowser']>

/** The questions of the registration, and how to get there. */
const questions = {
  phone: async (_: Opened, browser: Browser) => {
    await browser.post('/register')
  },
  code: async (opened: Opened, browser: Browser) => {
    await questions.phone(opened, browser)
    await browser.post('/register/phone', { phone: aidos.phone })
  },
  iin: async (opened: Opened, browser: Browser) => {
    await questions.code(opened, browser)
    await browser.post('/register/code', { code: await opened.newestCode(aidos.phone) })
  },
  consent: async (opened: Opened, browser: Browser) => {
    await questions.iin(opened, browser)
    await browser.post('/register/iin', { iin: aidos.iin })
  },
} as const

const form = 'application/x-www-form-urlencoded'

/** Bodies no browser sends: the field is called `FIELD` in them. */
const bodies: readonly (readonly [string, string, string])[] = [
  ['a control character', form, 'FIELD=%00%07%1b'],
  ['broken UTF-8', form, 'FIELD=%ED%A0%80%ff'],
  ['broken percent signs', form, 'FIELD=%E0%A4%A&%%%=%'],
  ['two values', form, 'FIELD=1&FIELD=2'],
  ['an array', form, 'FIELD[]=1&FIELD[a]=2'],
  ['no field', form, ''],
  ['too long a value', form, `FIELD=${'9'.repeat(9_000)}`],
  ['a megabyte', form, `FIELD=${'9'.repeat(1_000_000)}`],
  ['three megabytes', form, `FIELD=${'9'.repeat(3_000_000)}`],
  ['a key of NULs', form, `FIELD=1&idempotency-key=${'%00'.repeat(30)}`],
  ['another prototype', form, '__proto__=1&constructor=2'],
  ['JSON', 'application/json', '{"FIELD":["1"]}'],
  ['plain text', 'text/plain', 'hello'],
  ['a multipart without parts', 'multipart/form-data; boundary=x', '--x\r\nbroken'],
  ['a multipart without a boundary', 'multipart/form-data', 'x'],
]

describe.each(Object.keys(questions) as (keyof typeof questions)[])('at the question %s', (question) => {
  test('whatever is sent, the answer is a page with words, and the question stands there as before', async () => {
    const opened = await openDigitalId()
    const browser = opened.openBrowser()
    await questions[question](opened, browser)
    for (const [name, type, body] of bodies) {
      const answer = await browser.ask(`/register/${question}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: body.replaceAll('FIELD', question === 'consent' ? 'agree' : question),
      })
      expect([400, 413, 422, 429], name).toContain(answer.status)
      expect(await answer.text(), name).toMatch(/<h1[^>]*>(<[^>]+>)*[^<]*\p{L}/u)
      expect((await browser.open(`/register/${question}?unknown=%00`)).status, name).toBe(200)
    }
    expect(opened.faults.filter((fault) => !(fault instanceof WebError))).toEqual([])
  })
})

test('an address with signs that no address has leads nowhere, and breaks nothing', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  for (const path of ['video', 'handoff', 'elsewhere', 'code', 'result', 'consent'])
    expect((await browser.ask(`/sign-in/a%00b/${path}`)).status, path).toBe(303)
  expect(opened.faults).toEqual([])
})
