import { onTestFinished } from 'vitest'
import { institutions } from '#kz'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { testConfig } from '#platform/testing'
import { openSandbox } from '../../../../apps/sandbox/src/testing/open-sandbox.ts'
import { connectBank, type NewOrder, orderPayment, type PaymentsRoom, settleOrders } from '../index.ts'

/** The account of the State Corporation that pays. */
export const payingAccount =
  institutions.find(({ id }) => id === 'state-corporation')?.accounts['pension-contributions'] ?? ''

export const payee = {
  iic: 'KZ19601KZT0000000001',
  bic: 'HSBKKZKX',
  name: 'ЖШС «Алатау»',
  idNumber: '120140000017',
  kbe: '17',
} as const

type Heard = { readonly method: string; readonly path: string }

/** Payments with a real database and the sandbox's bank in this process; inside a test. */
export function openPayments(database: Database) {
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const keyring = openKeyring(testConfig())
  const sandbox = openSandbox({ machineClock: clock })
  const heard: Heard[] = []
  /** A line that may be cut; the caller gives up after a moment. */
  const overTheLine: typeof fetch = (input, init) => {
    const path = new URL(String(input)).pathname.replace('/api/bank', '')
    heard.push({ method: init?.method ?? 'GET', path })
    const answered = Promise.resolve(sandbox.api.request(String(input), init))
    return Promise.race([answered, givenUp(init?.signal ?? undefined)])
  }
  const bank = connectBank({
    ...{ url: 'http://sandbox/api/bank', token: null, iic: payingAccount },
    ...{ patienceMilliseconds: 40, fetch: overTheLine },
  })
  const room: PaymentsRoom = { database, keyring, clock, random: systemRandom, bank }
  return { room, clock, heard, sandbox, bank: sandbox.state.bank, ...acts(room) }
}

function acts(room: PaymentsRoom) {
  const order = async (changes: Partial<NewOrder> = {}) => {
    const wish = await newOrder(room, changes)
    const { orderId } = await transaction(room.database, (trx) => orderPayment(trx, room, wish))
    return { orderId, ...wish }
  }
  /** Lets the worker come round again and again until nothing more is due for an hour. */
  const settle = async (rounds = 6) => {
    for (let round = 0; round < rounds; round++) {
      await settleOrders(room)
      await pause(15)
      advance(room, 3_600_000)
    }
  }
  return { order, settle }
}

/** What somebody with a key of their own might order. */
export async function newOrder(room: PaymentsRoom, changes: Partial<NewOrder> = {}): Promise<NewOrder> {
  const { database, keyring, clock, random } = room
  const personId = changes.personId ?? random.uuid()
  if (!changes.personId) await createPersonKey(database, keyring, personId, clock, random)
  return {
    orderKey: `refund-${random.uuid()}`,
    applicationId: random.uuid(),
    personId,
    payee,
    lines: [
      { knp: '010', amount: 1_234_567n, reference: 'P-1' },
      { knp: '019', amount: 890n, reference: 'P-2' },
    ],
    purpose: 'Қате аударылған жарналарды қайтару',
    ...changes,
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function advance({ clock }: PaymentsRoom, milliseconds: number): void {
  if ('advance' in clock && typeof clock.advance === 'function') clock.advance(milliseconds)
}

function givenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('given up'))
    signal?.addEventListener('abort', stop)
    onTestFinished(() => signal?.removeEventListener('abort', stop))
  })
}
