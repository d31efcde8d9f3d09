/**
 * Why a payment cannot be ordered. `order-key-reused`: an order with this key says something else; use a new key for a
 * new wish. `order-key-invalid`, `no-lines`, `amount-not-positive`, `knp-invalid`, `iic-invalid`, `payee-invalid`: that
 * part of the order; check it before ordering, the person can still mend it then.
 */
export type PaymentErrorCode =
  | 'order-key-reused'
  | 'order-key-invalid'
  | 'no-lines'
  | 'amount-not-positive'
  | 'knp-invalid'
  | 'iic-invalid'
  | 'payee-invalid'

export class PaymentError extends Error {
  readonly code: PaymentErrorCode

  constructor(code: PaymentErrorCode, message: string) {
    super(message)
    this.name = 'PaymentError'
    this.code = code
  }
}
