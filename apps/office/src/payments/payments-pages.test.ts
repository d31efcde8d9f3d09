import { expect, test } from 'vitest'
import { createAccount } from '#modules/accounts'
import { listStaffActs } from '#modules/audit'
import { listLooks } from '#modules/consents'
import { readOrder, settleOrders } from '#modules/payments'
import { newAccount } from '../../../../modules/accounts/src/testing/people.ts'
import { openPayments, pause, payee } from '../../../../modules/payments/src/testing/open-payments.ts'
import { createOffice } from '../office.tsx'
import { openOffice } from '../testing/open-office.ts'

const office = await openOffice()
const { database, doors, administrators, hire } = office
const [administrator] = administrators

/** The office with the sandbox's bank. */
async function openDesk() {
  const payments = openPayments(database)
  const site = createOffice({ ...doors, clock: payments.clock, bank: payments.room.bank })
  const desk = (session: string) => {
    const cookie = `senim_lang=en; senim_office=${session}`
    return {
      read: async (path: string) => {
        const response = await site.request(path, { headers: { cookie } })
        return { status: response.status, body: await response.text() }
      },
      send: async (path: string) => {
        const headers = { cookie, origin: doors.origin }
        const response = await site.request(path, { method: 'POST', headers, body: new URLSearchParams() })
        return {
          status: response.status,
          location: response.headers.get('location'),
          body: await response.text(),
        }
      },
    }
  }
  const number = async (orderId: string) => (await readOrder(database, orderId))?.number ?? 0
  return { ...payments, ...desk(administrator.session), desk, number }
}

test('an order is found by its number, its sum and its payee, and by nothing else', async () => {
  const { order, number, read } = await openDesk()
  const { orderId } = await order({ lines: [{ knp: '010', amount: 424_242n, reference: 'P-1' }] })
  const written = `No. ${await number(orderId)}`
  for (const query of [
    `number=${await number(orderId)}`,
    'sum=4 242,42',
    'state=ordered',
    `payee=${payee.idNumber}`,
  ])
    expect((await read(`/payments?${query}`)).body, query).toContain(written)
  for (const query of ['number=abc', 'sum=4 242,423', 'state=paid', 'payee=120140000027'])
    expect((await read(`/payments?${query}`)).body, query).not.toContain(written)
})

test('the story of an order tells every step and every entry, and hides who is paid', async () => {
  const { order, read, room, bank } = await openDesk()
  bank.setTroubles({ calls: 'time-out-after' })
  const { orderId } = await order()
  await settleOrders(room)
  const { body } = await read(`/payments/${orderId}`)
  expect(body).toContain('The bank did not answer.')
  expect(body).toContain('Owed to payers')
  expect(body).toContain('12\u00a0354,57\u00a0₸')
  expect(body).not.toContain(payee.iic)
})

test('who is paid is shown on request, and the look is written down for the person and the auditor', async () => {
  const account = newAccount({ iin: '850715300411', phone: '+77020000199' })
  await createAccount(database, doors.keyring, doors.clock, account)
  const { order, send, number } = await openDesk()
  const { orderId } = await order({ payee: { ...payee, idNumber: account.iin, kbe: '19' } })
  expect((await send(`/payments/${orderId}/payee`)).body).toContain(payee.iic)
  const looks = await listLooks(database, doors.keyring, account.iin)
  expect(looks).toMatchObject([{ by: 'staff', purpose: 'payment-review', source: 'payment-order' }])
  const [act] = await listStaffActs(database, [administrator.member.memberId], { limit: 1 })
  expect(act).toMatchObject({
    operation: 'payment-payee-seen',
    details: { case: String(await number(orderId)) },
  })
})

test('a day is compared by hand, and its differences stand on top', async () => {
  const { order, read, send, room, bank, number } = await openDesk()
  const { orderId } = await order()
  await settleOrders(room)
  await pause(20)
  const day = '/payments/days/2026-11-23'
  expect((await read(day)).body).toContain('This day has not been compared yet')
  bank.setTroubles({ statement: 'duplicate-line' })
  expect((await send(day)).location).toBe(`${day}?compared`)
  const { body } = await read(`${day}?compared`)
  expect(body).toContain('There are differences')
  expect(body.indexOf('Moved twice')).toBeLessThan(body.indexOf('>Matched<'))
  expect(body).toContain(`No. ${await number(orderId)}`)
  expect((await read('/payments/days')).body).toContain('In suspense')
})

test('without a statement the day stays as it was, and the page says so', async () => {
  const { desk } = await openDesk()
  const site = createOffice(doors)
  const headers = { cookie: `senim_office=${administrator.session}`, origin: doors.origin }
  const body = new URLSearchParams()
  const response = await site.request('/payments/days/2026-11-20', { method: 'POST', headers, body })
  expect(response.headers.get('location')).toBe('/payments/days/2026-11-20?no-statement')
  const shown = await desk(administrator.session).read('/payments/days/2026-11-20?no-statement')
  expect(shown.body).toContain('The bank gave no statement')
})

test('payments are for administrators and auditors; only an administrator compares', async () => {
  const { desk, order } = await openDesk()
  const { orderId } = await order()
  const auditor = desk((await hire(['auditor'])).session)
  expect((await auditor.read('/payments')).status).toBe(200)
  expect((await auditor.send('/payments/days/2026-11-23')).status).toBe(403)
  const moderator = desk((await hire(['moderator'])).session)
  for (const path of ['/payments', '/payments/days', '/payments/days/2026-11-23', `/payments/${orderId}`])
    expect((await moderator.read(path)).status, path).toBe(403)
  expect((await auditor.read('/payments/days/2026-02-31')).status).toBe(404)
})
