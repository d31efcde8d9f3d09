import { checkIicWithBic } from '#kz'
import { type AnswersOf, defineForm } from '#modules/service-kit'

/** What is asked: the payer's contacts and account, then the employees, their sums and one reason for all. */
export const form = defineForm({
  fields: {
    phone: { kind: 'phone', hint: true },
    email: { kind: 'email' },
    payer: { kind: 'payer', hint: true },
    region: { kind: 'region' },
    bic: { kind: 'bic' },
    iic: { kind: 'iic', hint: true },
    // Ten by the public FAQ, and by the news of the developer of the portal.
    rows: { kind: 'rows', registry: 'contributions', mostPeople: 10, hint: true },
    reason: { kind: 'reason' },
  },
  steps: {
    payer: ['phone', 'email', 'payer', 'region', 'bic', 'iic'],
    employees: ['rows', 'reason'],
  },
  agreements: [iicBelongsToBank],
})

export type RefundAnswers = AnswersOf<(typeof form)['fields']>

// The code of the bank stands in the account: a wrong pair would send the money back.
function iicBelongsToBank({ bic, iic }: { readonly bic?: string; readonly iic?: string }) {
  if (bic === undefined || iic === undefined) return null
  const check = checkIicWithBic(iic, bic)
  return check.valid ? null : ({ field: 'iic', code: check.code } as const)
}
