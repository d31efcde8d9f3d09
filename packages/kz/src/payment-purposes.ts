import { paymentPurposes } from './data/payment-purposes.ts'
import type { Provenance } from './fact.ts'

/**
 * A payment purpose code (ТМК/КНП). Payments: mandatory (OPV), employer's (OPVR), occupational (OPPV) and
 * voluntary (DPV) pension contributions, social contributions (SC), health insurance by employer and worker.
 * Codes of refunds by the UAPF and of the single payment are not known and have no row.
 */
export type PaymentPurpose = Provenance & {
  readonly code: string
  readonly payment: 'OPV' | 'OPVR' | 'OPPV' | 'DPV' | 'SC' | 'health-employer' | 'health-worker'
  readonly what: 'contribution' | 'penalty' | 'refund' | 'penalty-refund'
}

/** The purpose of a code, if we know it. */
export function paymentPurpose(
  code: string,
  table: readonly PaymentPurpose[] = paymentPurposes,
): PaymentPurpose | undefined {
  return table.find((purpose) => purpose.code === code)
}

/** The code for a payment, if we know it: `purposeCode('SC', 'refund')` is 026. */
export function purposeCode(
  payment: PaymentPurpose['payment'],
  what: PaymentPurpose['what'],
  table: readonly PaymentPurpose[] = paymentPurposes,
): string | undefined {
  return table.find((purpose) => purpose.payment === payment && purpose.what === what)?.code
}
