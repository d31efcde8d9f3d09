import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { equalSecrets } from '#platform/crypto'
import { transaction } from '#platform/database'
import { bankWord } from './connect-bank.ts'
import { hearBank, takeOrder } from './move-order.ts'
import type { OrdersRoom } from './payments-room.ts'
import { tablesOf } from './tables.ts'

/** A call-back is good for so long: one that was written down on the way cannot be played again next week. */
const freshMilliseconds = 15 * 60_000

/** A call of the bank as it came over the line. */
export type CallBack = {
  /** `t=SECONDS,v1=HEX`: HMAC-SHA-256 under the shared secret over `SECONDS.BODY`. */
  readonly signature: string
  readonly body: string
}

/** `forged`: not signed with the secret, or too old. `unreadable`: signed, but no word about an order. */
export type CallBackVerdict = 'taken' | 'forged' | 'unreadable' | 'order-unknown'

const call = v.intersect([v.object({ key: v.pipe(v.string(), v.maxLength(100)) }), bankWord])

/**
 * Takes a call of the bank about an order. A call that comes twice, late or before an earlier one changes nothing
 * that is known better already.
 */
export async function takeCallBack(
  { database, clock }: Pick<OrdersRoom, 'database' | 'clock'>,
  secret: string,
  { signature, body }: CallBack,
): Promise<CallBackVerdict> {
  if (!isSigned(secret, signature, body, clock.now())) return 'forged'
  const checked = v.safeParse(call, parse(body))
  if (!checked.success) return 'unreadable'
  const { key, ...word } = checked.output
  return transaction(database, async (trx) => {
    const found = await tablesOf(trx)
      .selectFrom('orders')
      .select('id')
      .where('orderKey', '=', key)
      .executeTakeFirst()
    const order = found && (await takeOrder(trx, found.id))
    if (!order) return 'order-unknown'
    await hearBank(trx, clock, order, word, 'call-back')
    return 'taken'
  })
}

/** The signature of a call at a moment, as the bank writes it. */
export function signCallBack(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

function isSigned(secret: string, signature: string, body: string, now: Date): boolean {
  const seconds = /^t=(\d{1,12}),/.exec(signature)?.[1]
  if (seconds === undefined) return false
  const at = new Date(Number(seconds) * 1000)
  if (Math.abs(now.getTime() - at.getTime()) > freshMilliseconds) return false
  return equalSecrets(signature, signCallBack(secret, body, at))
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
