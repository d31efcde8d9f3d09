import { expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { isSettled, readOrder, readOrderStory, settleOrder, settleOrders } from './index.ts'
import { openPayments, pause, payee } from './testing/open-payments.ts'

const { database, pool } = await openTestDatabase()

async function storyOf(orderId: string) {
  const story = await readOrderStory(database, orderId)
  return story?.steps.map(({ state, cause }) => `${state} by ${cause}`)
}

const erase = (personId: string) =>
  pool.query(
    'update platform.person_keys set wrapped_key = null, master_key_id = null, erased_at = now() where person_id = $1',
    [personId],
  )

/** Nothing of another test is due. */
async function open() {
  await pool.query(`update payments.orders set next_at = '2100-01-01'`)
  return openPayments(database)
}

test('an order is sent, accepted, paid, and settles', async () => {
  const { room, order, settle, bank } = await open()
  const { orderId, orderKey } = await order()
  expect(await isSettled(database, orderId)).toBe(false)
  expect(await settleOrders(room)).toBe(1)
  expect(await readOrder(database, orderId)).toMatchObject({ state: 'accepted' })
  expect(await isSettled(database, orderId)).toBe(false)
  await settle()
  expect(await storyOf(orderId)).toEqual([
    'ordered by order',
    'sent by sending',
    'accepted by sending',
    'paid by asking',
  ])
  expect(await isSettled(database, orderId)).toBe(true)
  expect(bank.find(orderKey)).toMatchObject({ state: 'paid', amount: '1235457', payee })
})

test.each(['time-out-before', 'time-out-after', 'arrives-late', 'error-after', 'unavailable'] as const)(
  'given a bank with the trouble "%s", the order is paid once, under its own key',
  async (calls) => {
    const { order, settle, bank, heard } = await open()
    bank.setTroubles({ calls }, { times: 1 })
    const { orderId, orderKey } = await order()
    await settle()
    expect(await readOrder(database, orderId)).toMatchObject({ state: 'paid' })
    expect(await storyOf(orderId)).toContain('unknown by sending')
    expect(bank.orders().map(({ key }) => key)).toEqual([orderKey])
    expect(bank.statement(bank.find(orderKey)?.from ?? '', '2026-11-23')).toHaveLength(1)
    // After the first call the bank was asked before anything was sent again.
    expect(heard.slice(0, 2).map(({ method }) => method)).toEqual(['POST', 'GET'])
  },
)

test('what is on its way is left alone until it is due again', async () => {
  const { room, order, heard } = await open()
  const { orderId } = await order()
  await Promise.all([settleOrder(room, orderId), settleOrder(room, orderId), settleOrder(room, orderId)])
  expect(heard.filter(({ method }) => method === 'POST')).toHaveLength(1)
  await settleOrder(room, orderId)
  expect(heard).toHaveLength(1)
})

test('money for a wrong account comes back: the order ends, and nothing is owed', async () => {
  const { order, settle, bank } = await open()
  bank.setTroubles({ outcome: 'return' })
  const { orderId } = await order()
  await settle()
  expect(await readOrder(database, orderId)).toMatchObject({
    state: 'returned',
    returnReason: 'wrong-account',
  })
  expect(await isSettled(database, orderId)).toBe(true)
})

test('a closed account is told from a wrong one', async () => {
  const { order, settle } = await open()
  const { orderId } = await order({ payee: { ...payee, iic: 'KZ30601A00000000001X' } })
  await settle()
  expect(await readOrder(database, orderId)).toMatchObject({ returnReason: 'account-closed' })
})

test('money that left and came back stands in the ledger both ways', async () => {
  const { order, settle, bank, room } = await open()
  bank.setTroubles({ outcome: 'return-later' })
  const { orderId } = await order()
  await settleOrders(room)
  await pause(40)
  await settle()
  const story = await readOrderStory(database, orderId)
  expect(story?.entries.map(({ kind }) => kind)).toEqual(['ordered', 'sent', 'paid', 'returned-after-paid'])
  expect(story?.state).toBe('returned')
})

test('an order that a restored copy no longer knows as sent is not paid twice', async () => {
  const { order, settle, bank } = await open()
  const { orderId, orderKey } = await order()
  await settle()
  // The copy was made before the order was sent.
  await pool.query(
    `update payments.orders set state = 'ordered', bank_version = 0, next_at = now() - interval '1 year' where id = $1`,
    [orderId],
  )
  await settle()
  expect(await readOrder(database, orderId)).toMatchObject({ state: 'paid' })
  expect(bank.statement(bank.find(orderKey)?.from ?? '', '2026-11-23')).toHaveLength(1)
})

test('an order of a person who was erased meanwhile is not sent half', async () => {
  const { room, order, bank } = await open()
  const { orderId, personId } = await order()
  await erase(personId)
  await expect(settleOrder(room, orderId)).rejects.toMatchObject({ code: 'erased' })
  expect(bank.orders()).toEqual([])
})

test('one order that cannot be carried out holds up no other', async () => {
  const { room, order, clock } = await open()
  const { personId } = await order()
  await erase(personId)
  clock.advance(1000)
  const { orderId } = await order()
  await expect(settleOrders(room)).rejects.toMatchObject({ code: 'erased' })
  expect(await readOrder(database, orderId)).toMatchObject({ state: 'accepted' })
})

test('unknown orders do not exist', async () => {
  const { room } = await open()
  const nobody = room.random.uuid()
  expect(await settleOrder(room, nobody)).toBeNull()
  expect(await readOrder(database, nobody)).toBeNull()
  expect(await isSettled(database, nobody)).toBe(false)
})
