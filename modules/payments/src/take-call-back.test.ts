import { expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { readOrder, readOrderStory, settleOrders, signCallBack, takeCallBack } from './index.ts'
import { openPayments } from './testing/open-payments.ts'

const { database } = await openTestDatabase()
const secret = 'agreed with the bank'

async function sentOrder() {
  const { room, clock, order } = openPayments(database)
  const { orderId, orderKey } = await order()
  await settleOrders(room)
  const call = (word: object, at = clock.now(), with_ = secret) => {
    const body = JSON.stringify({ key: orderKey, at: clock.now().toISOString(), ...word })
    return takeCallBack(room, secret, { body, signature: signCallBack(with_, body, at) })
  }
  const state = async () => (await readOrder(database, orderId))?.state
  return { room, clock, orderId, orderKey, call, state }
}

test('the bank says that it has paid, and the order is paid', async () => {
  const { call, state } = await sentOrder()
  expect(await call({ state: 'paid', version: 2 })).toBe('taken')
  expect(await state()).toBe('paid')
})

test('a call that comes twice, late or before an earlier one changes nothing that is known better', async () => {
  const { call, state, orderId } = await sentOrder()
  await Promise.all([call({ state: 'paid', version: 2 }), call({ state: 'paid', version: 2 })])
  expect(await call({ state: 'accepted', version: 1 })).toBe('taken')
  expect(await state()).toBe('paid')
  const story = await readOrderStory(database, orderId)
  expect(story?.steps.filter((step) => step.state === 'paid')).toHaveLength(1)
  expect(story?.entries.map(({ kind }) => kind)).toEqual(['ordered', 'sent', 'paid'])
})

test('money that came back is told with its reason, even when the call about its leaving was lost', async () => {
  const { call, clock, orderId } = await sentOrder()
  const paidAt = clock.now().toISOString()
  await call({ state: 'returned', version: 3, reason: 'wrong-account', paidAt })
  const story = await readOrderStory(database, orderId)
  expect(story).toMatchObject({ state: 'returned', returnReason: 'wrong-account' })
  expect(story?.entries.map(({ kind }) => kind)).toEqual(['ordered', 'sent', 'paid', 'returned-after-paid'])
})

test('a reason we do not know is another one', async () => {
  const { call, orderId } = await sentOrder()
  await call({ state: 'returned', version: 2, reason: 'eaten by the dog' })
  expect(await readOrder(database, orderId)).toMatchObject({ returnReason: 'other' })
})

test('a call that is forged or of last week is not believed', async () => {
  const { room, call, clock, state } = await sentOrder()
  const word = { state: 'paid', version: 2 }
  expect(await call(word, clock.now(), 'guessed')).toBe('forged')
  expect(await call(word, new Date(clock.now().getTime() - 7 * 86_400_000))).toBe('forged')
  expect(await takeCallBack(room, secret, { body: JSON.stringify(word), signature: '' })).toBe('forged')
  expect(await state()).toBe('accepted')
})

test('a signed call about nothing we know is refused with its reason', async () => {
  const { call, room, clock } = await sentOrder()
  expect(await call({ state: 'paid', version: 2, key: 'of-another-house' })).toBe('order-unknown')
  expect(await call({ state: 'on its way', version: 2 })).toBe('unreadable')
  const body = 'not JSON'
  const signature = signCallBack(secret, body, clock.now())
  expect(await takeCallBack(room, secret, { body, signature })).toBe('unreadable')
})
