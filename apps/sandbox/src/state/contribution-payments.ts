import { addMonths, checkIin, workingDayFrom } from '#kz'
import type { Employment, Slip } from '../data/employments.ts'

/** A payment before it has a payee's name: whose, for what month and purpose, how much in tiyn. */
export type Payment = {
  readonly iin: string
  readonly period: string
  readonly knp: string
  readonly amount: string
  readonly paidOn: string
  readonly reference: string
}

const firstMonth = '2026-01'
const lastMonth = '2026-10'

/** What a payer paid for an employee, month after month, at the rates of 2026. */
export function contributionsOf(employment: Employment): readonly Payment[] {
  const { iin, since = firstMonth, until = lastMonth } = employment
  return monthsBetween(since, until).flatMap((period) => {
    const paidOn = workingDayFrom(`${addMonths(`${period}-01`, 1).slice(0, 7)}-20`)
    return duesOf(employment).map(([knp, tiyn]) => ({
      iin,
      period,
      knp,
      amount: String(tiyn),
      paidOn,
      reference: referenceOf(paidOn, knp),
    }))
  })
}

export function slipPayment({ iin, period, knp, amount, paidOn }: Slip): Payment {
  return { iin, period, knp, amount: amount.replace('.', ''), paidOn, reference: referenceOf(paidOn, knp) }
}

/** OPV 10 %, social contributions 5 % of the rest, OPVR 3.5 % for those born since 1975, OPPV 5 % for harmful work. */
function duesOf({ iin, wage, harmful }: Employment): readonly (readonly [string, bigint])[] {
  const tiyn = BigInt(wage) * 100n
  const mandatory = tiyn / 10n
  const born = checkIin(iin, '2026-01-01').fields.birthDate ?? ''
  return [
    ['010', mandatory],
    ['012', ((tiyn - mandatory) * 5n) / 100n],
    ...(born >= '1975-01-01' ? ([['089', (tiyn * 35n) / 1000n]] as const) : []),
    ...(harmful ? ([['015', (tiyn * 5n) / 100n]] as const) : []),
  ]
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) months.push(month)
  return months
}

function referenceOf(paidOn: string, knp: string): string {
  return `${paidOn.slice(2).replaceAll('-', '')}-${knp}`
}
