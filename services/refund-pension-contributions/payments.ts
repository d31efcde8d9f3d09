import type { RefundedPayment } from '#modules/service-kit'

/** What is refunded. The FAQ names mandatory contributions only; whether the service covers the others is not known. */
export const payments: readonly RefundedPayment[] = [
  { payment: 'OPV', contribution: '010', penalty: '019', offered: true, verified: true },
  { payment: 'OPPV', contribution: '015', penalty: '008', offered: false, verified: false },
  { payment: 'OPVR', contribution: '089', penalty: '098', offered: false, verified: false },
]
