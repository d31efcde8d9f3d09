import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readOrder, settleOrders, signCallBack } from '#modules/payments'
import { openTestDatabase } from '#platform/testing'
import type { Site, SiteEnvironment } from '#platform/web'
import { openPayments } from '../../../modules/payments/src/testing/open-payments.ts'
import { bankCalls, bankCallsPath } from './bank-calls.ts'

const { database } = await openTestDatabase()
const secret = 'agreed with the bank'

async function openCalls(bankSecret: string | null = secret) {
  const { room, clock, order } = openPayments(database)
  const { orderId, orderKey } = await order()
  await settleOrders(room)
  const site: Site = new Hono<SiteEnvironment>()
  bankCalls(site, { database, clock, bankSecret }, async () => undefined)
  const call = async (key = orderKey, signedWith = secret) => {
    const body = JSON.stringify({ key, state: 'paid', version: 2, at: clock.now().toISOString() })
    const headers = { 'x-bank-signature': signCallBack(signedWith, body, clock.now()) }
    return (await site.request(bankCallsPath, { method: 'POST', body, headers })).status
  }
  return { call, state: async () => (await readOrder(database, orderId))?.state }
}

test('the bank’s signed call about an order is taken', async () => {
  const { call, state } = await openCalls()
  expect(await call()).toBe(204)
  expect(await state()).toBe('paid')
})

test('a forged call and one about a foreign order change nothing', async () => {
  const { call, state } = await openCalls()
  expect(await call(undefined, 'guessed')).toBe(401)
  expect(await call('of-another-house')).toBe(404)
  expect(await state()).toBe('accepted')
})

test('without a secret no call is believed', async () => {
  const { call, state } = await openCalls(null)
  expect(await call()).toBe(401)
  expect(await state()).toBe('accepted')
})
