import type { PaymentPurpose } from '../payment-purposes.ts'

const config = 'payment configuration of a bank'
const fund = 'public generator of SSIF work orders'
const hearsay = 'well known, no source found'

export const paymentPurposes: readonly PaymentPurpose[] = [
  row('010', 'OPV', 'contribution', config, true),
  row('019', 'OPV', 'penalty', config, true),
  row('089', 'OPVR', 'contribution', config, true),
  row('098', 'OPVR', 'penalty', config, true),
  row('015', 'OPPV', 'contribution', hearsay, false),
  row('008', 'OPPV', 'penalty', hearsay, false),
  row('013', 'DPV', 'contribution', hearsay, false),
  row('012', 'SC', 'contribution', config, true),
  row('017', 'SC', 'penalty', config, true),
  row('121', 'health-employer', 'contribution', config, true),
  row('123', 'health-employer', 'penalty', config, true),
  row('122', 'health-worker', 'contribution', config, true),
  row('124', 'health-worker', 'penalty', config, true),
  row('026', 'SC', 'refund', fund, true),
  row('094', 'SC', 'penalty-refund', fund, true),
]

function row(
  code: string,
  payment: PaymentPurpose['payment'],
  what: PaymentPurpose['what'],
  source: string,
  verified: boolean,
): PaymentPurpose {
  return { code, payment, what, source, verified }
}
