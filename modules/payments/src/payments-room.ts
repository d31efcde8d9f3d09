import type { Clock } from '#platform/clock'
import type { Keyring, Random } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { PayingBank } from './paying-bank.ts'

/** What ordering a payment stands on. */
export type OrdersRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly random: Random
}

/** What paying stands on: the same, and a bank. */
export type PaymentsRoom = OrdersRoom & { readonly bank: PayingBank }
