import { isOutcome, type OrderState } from './order.ts'
import type { StatementLine } from './paying-bank.ts'

/** An order as the comparison sees it: which of its money the ledger says has moved. */
export type ComparedOrder = {
  readonly orderKey: string
  readonly amount: bigint
  readonly state: OrderState
  readonly hasLeft: boolean
  readonly hasComeBack: boolean
}

/**
 * What a line of the statement is. `matched`: the ledger says the same. `proves`: it tells how an order ended that we
 * did not know of. `extra`: no order explains it. `duplicate`: the same money moved a second time.
 */
export type Finding = 'matched' | 'proves' | 'extra' | 'duplicate'

/** Judges the lines of one order on one or more days, in the order of their time; `seen` are those of before. */
export function judgeLine(
  line: Pick<StatementLine, 'amount'>,
  order: ComparedOrder | undefined,
  seen: readonly Pick<StatementLine, 'amount'>[],
): Finding {
  if (!order) return 'extra'
  if (seen.some(({ amount }) => amount === line.amount)) return 'duplicate'
  if (line.amount === -order.amount) return judgeLeaving(order)
  return line.amount === order.amount ? judgeComingBack(order) : 'extra'
}

function judgeLeaving({ state, hasLeft }: ComparedOrder): Finding {
  if (hasLeft) return 'matched'
  // The bank said that it returned the order unpaid, and yet money left.
  return isOutcome(state) ? 'extra' : 'proves'
}

function judgeComingBack({ state, hasComeBack }: ComparedOrder): Finding {
  if (hasComeBack) return 'matched'
  return state === 'paid' ? 'proves' : 'extra'
}
