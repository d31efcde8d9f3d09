import { expect, test } from 'vitest'
import { takeCapacity } from '#modules/accounts'
import { openPortal } from '../testing/open-portal.ts'

const service = '/services/refund-pension-contributions'
const head = { iin: '771126300017', bin: '150440000013' }
const headKey = { bin: head.bin, organization: 'Алатау', roles: ['legal-entity', 'first-head'] } as const

type Portal = Awaited<ReturnType<typeof openPortal>>
let portal: Portal
let cookie: string

/** Posts a form of a page with everything hidden in it, as a browser without script does. */
async function post(path: string, page: string, fields: readonly (readonly [string, string])[]) {
  const body = new URLSearchParams(
    [...page.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
  for (const [name, value] of fields) body.append(name, value)
  return portal.open(path, { cookie, body })
}

test('ordering without script is for payers: whoever acts for nobody is told how to go on', async () => {
  portal = await openPortal()
  const { cookie: own } = await portal.signIn('870329400023')
  const { status, html } = await portal.open(`${service}/order`, { cookie: own })
  expect(status).toBe(200)
  expect(html).toContain('Эту услугу получает только плательщик')
})

test('the refund is ordered without script, from the passport to the agreement of the employees', async () => {
  portal = await openPortal()
  const { session, cookie: signedIn } = await portal.signIn(head.iin, headKey)
  cookie = signedIn
  const acting = { ...portal.doors, database: portal.doors.database }
  await takeCapacity(acting, session, { kind: 'own', bin: head.bin }, { channel: 'portal', device: 'Chrome' })
  const passport = await portal.open(service, { cookie })
  expect(passport.html).toContain(`href="${service}/order"`)
  expect(passport.html).toMatch(
    /<svg class="workflow"[\s\S]*Ожидает согласия работников[\s\S]*ЕНПФ · 7 рабочих дней/,
  )
  const order = await portal.open(`${service}/order`, { cookie })
  expect(order.html).toContain('Алатау')
  const begun = await post(`${service}/order`, order.html, [])
  expect(begun.status).toBe(303)
  const step = await portal.open(begun.location ?? '', { cookie })
  expect(step.html).toContain('value="150440000013"')

  const wrong = await post(begun.location ?? '', step.html, [
    ['phone', '8 701 123 45 67'],
    ['email', 'kense'],
    ['payer', head.bin],
    ['region', '75'],
    ['bic', 'HSBKKZKX'],
    ['iic', 'КZ30601А00000000001X'],
  ])
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('«kense» не похоже на адрес почты')
  expect(wrong.html).toContain('есть похожая кириллическая')
  expect(wrong.html).toContain('value="КZ30601А00000000001X"')

  const right = await post(begun.location ?? '', wrong.html, [
    ['phone', '8 701 123 45 67'],
    ['email', 'kense@alatau.example'],
    ['payer', head.bin],
    ['region', '75'],
    ['bic', 'HSBKKZKX'],
    ['iic', 'KZ30601A00000000001X'],
  ])
  expect(right.location).toMatch(/\/steps\/employees$/)
  const base = (right.location ?? '').replace('/steps/employees', '')

  const table = await portal.open(`${base}/choose`, { cookie })
  const rows = [...table.html.matchAll(/name="row" value="([^"]+)"/g)].map(([, id = '']) => id)
  expect(rows.length).toBeGreaterThan(3)
  const chosen = await post(
    `${base}/choose`,
    table.html,
    rows.slice(0, 2).map((id) => ['row', id] as const),
  )
  expect(chosen.location).toBe(`${base}/steps/employees`)
  const employees = await portal.open(`${base}/steps/employees`, { cookie })
  expect(employees.html).toContain(`name="refund-${rows[0]}"`)

  const tooMuch = await post(`${base}/steps/employees`, employees.html, [
    [`refund-${rows[0]}`, '999 999 999,00'],
    [`refund-${rows[1]}`, '1,005'],
  ])
  expect(tooMuch.status).toBe(422)
  expect(tooMuch.html).toMatch(/больше уплаченного/)
  expect(tooMuch.html).toContain('после запятой не больше двух цифр')
  expect(tooMuch.html).toContain('Выберите: «Причина возврата (одна для всех)»')
  expect(tooMuch.html).toContain('value="999 999 999,00"')

  const early = await portal.open(`${base}/check`, { cookie })
  expect(early.html).toContain('Ещё не заполнено')
  const refused = await post(`${base}/check`, early.html, [])
  expect(refused.status).toBe(422)

  const done = await post(`${base}/steps/employees`, tooMuch.html, [
    [`refund-${rows[0]}`, '100,50'],
    [`refund-${rows[1]}`, '1'],
    ['reason', 'duplicate'],
  ])
  expect(done.location).toBe(`${base}/check`)
  const check = await portal.open(`${base}/check`, { cookie })
  expect(check.html).toContain('Итого: 101,50')
  const sent = await post(`${base}/check`, check.html, [])
  expect(sent.location).toBe(`${base}?sent`)
  const again = await post(`${base}/check`, check.html, [])
  expect(again.location).toBe(`${base}?sent`)

  const status = await portal.open(base, { cookie })
  expect(status.html).toContain('Ожидает согласия работников')
  expect(status.html).toContain('Согласились: 0 из')
  const paper = await portal.ask(`${base}/paper`, { cookie })
  expect(paper.headers.get('content-type')).toBe('application/pdf')

  expect(portal.faults).toEqual([])
  // Another person gets a page that is not there.
  const { cookie: other } = await portal.signIn('910825300015')
  const list = await portal.open('/account/applications', { cookie })
  const [, path = ''] = /href="(\/account\/applications\/[\w-]{36})"/.exec(list.html) ?? []
  expect(path).not.toBe('')
  for (const page of ['', '/steps/payer', '/choose', '/check', '/paper', '/live'])
    expect((await portal.open(`${path}${page}`, { cookie: other })).status).toBe(404)
})
