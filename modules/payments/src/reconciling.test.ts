import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import {
  isSettled,
  listReconciliations,
  readBalances,
  readOrder,
  readOrderStory,
  readReconciliation,
  reconcileDay,
  reconcileDays,
  settleOrders,
} from './index.ts'
import { openPayments, pause, payingAccount } from './testing/open-payments.ts'

const { database, pool } = await openTestDatabase()
const day = '2026-11-23'

/** Every test begins with an empty ledger. */
beforeEach(async () => {
  for (const table of ['entries', 'postings'])
    await pool.query(`alter table payments.${table} disable trigger user`)
  await pool.query(
    'truncate payments.orders, payments.entries, payments.statement_lines, payments.reconciliations cascade',
  )
  for (const table of ['entries', 'postings'])
    await pool.query(`alter table payments.${table} enable trigger user`)
})

async function balance(account: string): Promise<bigint | undefined> {
  return (await readBalances(database)).find((one) => one.account === account)?.amount
}

/** An order that the bank has paid, whether or not we have heard of it. */
async function paidByBank(payments: ReturnType<typeof openPayments>) {
  const placed = await payments.order()
  await settleOrders(payments.room)
  await pause(20)
  return placed
}

test('given a day on which all went well, then ledger and statement agree to the tiyn', async () => {
  const payments = openPayments(database)
  await payments.order()
  await payments.order({ lines: [{ knp: '010', amount: 1n, reference: 'P-1' }] })
  await payments.settle(3)
  expect(await reconcileDay(payments.room, day)).toMatchObject({
    matched: 2,
    matchedAmount: -1_235_458n,
    missing: 0,
    extra: 0,
    duplicates: 0,
    statementAmount: -1_235_458n,
    ledgerAmount: -1_235_458n,
  })
})

test('given a payment whose outcome nobody told us, then the statement settles it', async () => {
  const payments = openPayments(database)
  payments.bank.setTroubles({ calls: 'time-out-after' })
  const { orderId } = await paidByBank(payments)
  expect(await readOrder(database, orderId)).toMatchObject({ state: 'unknown' })
  expect(await reconcileDay(payments.room, day)).toMatchObject({ matched: 1, missing: 0, extra: 0 })
  const story = await readOrderStory(database, orderId)
  expect(story?.steps.at(-1)).toMatchObject({ state: 'paid', cause: 'statement' })
  expect(await isSettled(database, orderId)).toBe(true)
})

test('money that left and came back unheard is booked both ways from the statement', async () => {
  const payments = openPayments(database)
  payments.bank.setTroubles({ calls: 'error-after', outcome: 'return-later' })
  const { orderId } = await paidByBank(payments)
  await reconcileDay(payments.room, day)
  expect(await readOrder(database, orderId)).toMatchObject({ state: 'returned', returnReason: 'other' })
  expect(await balance('state-corporation')).toBe(0n)
  expect(await balance('suspense')).toBe(0n)
})

test('a line that no order explains waits in suspense, and is shown first', async () => {
  const payments = openPayments(database)
  await payments.order()
  await payments.settle(2)
  payments.bank.setTroubles({ statement: 'extra-line' })
  expect(await reconcileDay(payments.room, day)).toMatchObject({ matched: 1, extra: 1 })
  expect(await balance('suspense')).toBe(1_234_500n)
  const shown = await readReconciliation(database, day)
  expect(shown?.lines.map(({ found }) => found)).toEqual(['extra', 'matched'])
  expect(shown?.statementAmount).toBe(shown?.ledgerAmount)
})

test('the same money moved twice is a duplicate, booked into suspense once however often the day is compared', async () => {
  const payments = openPayments(database)
  const { orderId } = await payments.order()
  await payments.settle(2)
  payments.bank.setTroubles({ statement: 'duplicate-line' })
  await reconcileDay(payments.room, day)
  expect(await reconcileDay(payments.room, day)).toMatchObject({ matched: 1, duplicates: 1, extra: 0 })
  expect(await balance('suspense')).toBe(1_235_457n)
  const story = await readOrderStory(database, orderId)
  expect(story?.entries.at(-1)).toMatchObject({ kind: 'suspended' })
})

test('what the ledger has and the statement lacks is missing, until the bank shows it', async () => {
  const payments = openPayments(database)
  const { orderId } = await payments.order()
  await payments.settle(2)
  payments.bank.setTroubles({ statement: 'line-missing' })
  expect(await reconcileDay(payments.room, day)).toMatchObject({ matched: 0, missing: 1 })
  expect((await readReconciliation(database, day))?.missingMovements).toMatchObject([
    { orderId, amount: -1_235_457n },
  ])
  payments.bank.setTroubles({ statement: 'ok' })
  payments.clock.advance(24 * 3_600_000)
  expect(await reconcileDays(payments.room)).toBe(1)
  expect(await readReconciliation(database, day)).toMatchObject({ missing: 0, matched: 1 })
})

test('the job compares days that are over, once each, and today not yet', async () => {
  const payments = openPayments(database)
  expect(await reconcileDays(payments.room)).toBe(0)
  await payments.order()
  await payments.settle(2)
  expect(await reconcileDays(payments.room)).toBe(0)
  payments.clock.advance(2 * 24 * 3_600_000)
  expect(await reconcileDays(payments.room)).toBe(2)
  expect(await reconcileDays(payments.room)).toBe(0)
  expect((await listReconciliations(database)).map((one) => one.day)).toEqual(['2026-11-24', day])
})

test('a bank that gives no statement leaves the day open', async () => {
  const payments = openPayments(database)
  await payments.order()
  const silent = { ...payments.room, bank: { ...payments.room.bank, readStatement: async () => null } }
  expect(await reconcileDay(silent, day)).toBeNull()
  expect(await readReconciliation(database, day)).toBeNull()
})

test('a statement names the account that pays', async () => {
  const { sandbox } = openPayments(database)
  const path = (iic: string) => `/api/bank/accounts/${iic}/statements/${day}`
  expect((await sandbox.ask('GET', path(payingAccount))).body).toMatchObject({ day, lines: [] })
  expect((await sandbox.ask('GET', path('KZ19601KZT0000000001'))).status).toBe(404)
})
