import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { transaction } from '#platform/database'
import { openTestDatabase } from '#platform/testing'
import { listOrders, type OrderFilter, orderPayment, readOrder, readOrderStory, readPayee } from './index.ts'
import { newOrder, openPayments, payee } from './testing/open-payments.ts'

const { database, pool } = await openTestDatabase()

test('an order stands with its lines, its story and a balanced entry', async () => {
  const { order } = openPayments(database)
  const { orderId, orderKey } = await order()
  expect(await readOrderStory(database, orderId)).toMatchObject({
    orderKey,
    amount: 1_235_457n,
    state: 'ordered',
    lines: [{ knp: '010', amount: 1_234_567n }, { knp: '019' }],
    steps: [{ number: 1, state: 'ordered', cause: 'order' }],
    entries: [
      {
        kind: 'ordered',
        day: '2026-11-23',
        postings: [
          { account: 'fund', amount: 1_235_457n },
          { account: 'payer', amount: -1_235_457n },
        ],
      },
    ],
  })
})

test('the same wish twenty times at once is one order', async () => {
  const { room } = openPayments(database)
  const wish = await newOrder(room)
  const put = () => transaction(database, (trx) => orderPayment(trx, room, wish))
  const answers = await Promise.all(Array.from({ length: 20 }, put))
  expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1)
  const { rows } = await listOrders(database, room.keyring, { applicationId: wish.applicationId }, all)
  expect(rows).toHaveLength(1)
})

test('the same key for another wish is refused', async () => {
  const { room, order } = openPayments(database)
  const { orderId, ...wish } = await order()
  const other = { ...wish, payee: { ...payee, iic: 'KZ98722KZT0000000001', bic: 'CASPKZKA' } }
  await expect(orderPayment(database, room, other)).rejects.toMatchObject({ code: 'order-key-reused' })
  expect(await orderPayment(database, room, wish)).toEqual({ orderId })
})

test('an order of a transaction that fails was never written', async () => {
  const { room } = openPayments(database)
  const wish = await newOrder(room)
  const failing = transaction(database, async (trx) => {
    await orderPayment(trx, room, wish)
    throw new Error('the rest went wrong')
  })
  await expect(failing).rejects.toThrow('the rest went wrong')
  expect((await listOrders(database, room.keyring, { applicationId: wish.applicationId }, all)).total).toBe(0)
})

test.each([
  ['order-key-invalid', { orderKey: 'two words' }],
  ['no-lines', { lines: [] }],
  ['amount-not-positive', { lines: [{ knp: '010', amount: 0n, reference: 'P-1' }] }],
  ['knp-invalid', { lines: [{ knp: '10', amount: 1n, reference: 'P-1' }] }],
  ['iic-invalid', { payee: { ...payee, bic: 'CASPKZKA' } }],
  ['iic-invalid', { payee: { ...payee, iic: 'КZ19601KZT0000000001' } }],
  ['payee-invalid', { payee: { ...payee, idNumber: '120140000018' } }],
  ['payee-invalid', { payee: { ...payee, kbe: '07' } }],
] as const)('what no bank could carry out is refused: %s', async (code, changes) => {
  const { room } = openPayments(database)
  const wish = await newOrder(room, changes)
  await expect(orderPayment(database, room, wish)).rejects.toMatchObject({ code })
})

test('the payee is sealed: a dump of the table names neither them nor their account', async () => {
  const { room, order } = openPayments(database)
  const { orderId } = await order()
  const { rows } = await pool.query('select * from payments.orders where id = $1', [orderId])
  const dump = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  expect(dump).not.toContain(payee.idNumber)
  expect(dump).not.toContain(payee.iic)
  expect(await readPayee(database, room.keyring, orderId)).toEqual(payee)
})

test('an order is found by its payee, its number, its sum and its state', async () => {
  const { room, order } = openPayments(database)
  const lines = [{ knp: '010', amount: 77_777_777n, reference: 'P-9' }]
  const { orderId } = await order({ lines, payee: { ...payee, idNumber: '120140000027' } })
  const found = await readOrder(database, orderId)
  const filters: OrderFilter[] = [
    { payee: '120140000027' },
    { number: found?.number ?? 0 },
    { amount: 77_777_777n },
    { amount: 77_777_777n, state: 'ordered' },
  ]
  for (const filter of filters) {
    const { rows, total } = await listOrders(database, room.keyring, filter, all)
    expect([rows.map((row) => row.orderId), total], JSON.stringify({ ...filter, amount: 0 })).toEqual([
      [orderId],
      1,
    ])
  }
  const { total } = await listOrders(database, room.keyring, { amount: 77_777_777n, state: 'paid' }, all)
  expect(total).toBe(0)
})

test('an entry that does not balance is refused by the database', async () => {
  const unbalanced = transaction(database, async (trx) => {
    const [entry] = await enter(trx, 'unbalanced')
    await sql`insert into payments.postings values (${entry}, 'fund', 5), (${entry}, 'payer', -4)`.execute(
      trx,
    )
  })
  await expect(unbalanced).rejects.toThrow('does not balance: 2 postings come to 1 tiyn')
  const empty = transaction(database, async (trx) => void (await enter(trx, 'empty')))
  await expect(empty).rejects.toThrow('does not balance: 0 postings')
})

test('a closed entry takes no more postings, and nothing in the ledger is changed or deleted', async () => {
  const { order } = openPayments(database)
  await order()
  const entry = sql`(select max(id) from payments.entries)`
  const later = sql`insert into payments.postings values (${entry}, 'suspense', 5), (${entry}, 'transit', -5)`
  await expect(later.execute(database)).rejects.toThrow('is closed')
  for (const statement of [
    sql`update payments.postings set amount = amount * 2`,
    sql`update payments.entries set day = day + 1`,
    sql`delete from payments.postings`,
    sql`truncate payments.entries cascade`,
    sql`update payments.steps set state = 'paid'`,
    sql`update payments.order_lines set amount = 1`,
  ])
    await expect(statement.execute(database)).rejects.toThrow(/append-only/)
})

test('lines that differ from the amount are refused by the database', async () => {
  const { order } = openPayments(database)
  const { orderId } = await order()
  const more = sql`insert into payments.order_lines values (${orderId}, 3, '010', 1, 'P-3')`
  await expect(more.execute(database)).rejects.toThrow('differ from its amount by -1 tiyn')
})

const all = { offset: 0, limit: 50 }

async function enter(trx: typeof database, key: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`insert into payments.entries (entry_key, kind, day, at)
    values (${key}, 'suspended', '2026-11-23', now()) returning id`.execute(trx)
  return rows.map(({ id }) => id)
}
