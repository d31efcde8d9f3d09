/**
 * How far an order has come. `sent`: the call to the bank was begun. `accepted`: the bank has it. `unknown`: the bank
 * did not answer and is asked. `paid` and `returned` are known for good, but for money that comes back after `paid`.
 */
export type OrderState = 'ordered' | 'sent' | 'accepted' | 'unknown' | 'paid' | 'returned'

export const orderStates = ['ordered', 'sent', 'accepted', 'unknown', 'paid', 'returned'] as const

/** Why money came back. `refused`: the bank never took the order. */
export const returnReasons = ['wrong-account', 'account-closed', 'refused', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]

/** Who is paid. */
export type Payee = {
  readonly iic: string
  readonly bic: string
  readonly name: string
  /** BIN of a legal entity, IIN of a sole proprietor. */
  readonly idNumber: string
  readonly kbe: string
}

/** A part of an order: what for, how much, and the payment it gives back. */
export type OrderLine = {
  readonly knp: string
  /** In tiyn. */
  readonly amount: bigint
  readonly reference: string
}

/** A wish to pay. */
export type NewOrder = {
  /** Names the wish: given again, it is the same order. Letters, digits and `. : _ -`, at most 100. */
  readonly orderKey: string
  readonly applicationId: string
  /** Whose key seals the payee: the person who applied. */
  readonly personId: string
  readonly payee: Payee
  readonly lines: readonly OrderLine[]
  readonly purpose: string
}

/** An order as it stands, without its payee. */
export type Order = {
  readonly orderId: string
  readonly number: number
  readonly orderKey: string
  readonly applicationId: string
  readonly amount: bigint
  readonly purpose: string
  readonly state: OrderState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly returnReason: ReturnReason | null
}

/** Who or what brought a step: the wish, our call, our question, the bank's own word, or its statement. */
export type StepCause = 'order' | 'sending' | 'asking' | 'call-back' | 'statement'

/** A line of an order's story. */
export type OrderStep = {
  readonly number: number
  readonly at: Date
  readonly state: OrderState
  readonly cause: StepCause
  readonly reason: ReturnReason | null
}

/** Whether nothing is left to ask the bank. */
export function isOutcome(state: OrderState): state is 'paid' | 'returned' {
  return state === 'paid' || state === 'returned'
}
