/** Somebody for whom a payer has paid every month: the wage in tenge, and the months from which and to which. */
export type Employment = {
  readonly payer: string
  readonly iin: string
  readonly wage: number
  readonly since?: string
  readonly until?: string
  /** Harmful work: occupational contributions (OPPV) are due as well. */
  readonly harmful?: true
}

const alatau = '150440000013'
const saryarqa = '090940000028'
const school = '081240000033'
const turan = '120140000057'
const bakery = '870329400015'

/** Who works for whom in 2026. */
export const employments: readonly Employment[] = [
  { payer: alatau, iin: '860618400014', wage: 420_000 },
  { payer: alatau, iin: '900105300019', wage: 310_000 },
  { payer: alatau, iin: '831102400016', wage: 265_000 },
  { payer: alatau, iin: '950912300015', wage: 380_000 },
  { payer: alatau, iin: '880214300769', wage: 315_000 },
  { payer: alatau, iin: '790603400621', wage: 240_000, until: '2026-08' },
  { payer: alatau, iin: '921127300631', wage: 350_000 },
  { payer: alatau, iin: '950418400640', wage: 405_000 },
  { payer: alatau, iin: '840909300650', wage: 330_000 },
  { payer: alatau, iin: '901205400666', wage: 255_000 },
  { payer: alatau, iin: '970721300685', wage: 215_000 },
  { payer: alatau, iin: '860111400692', wage: 390_000 },
  { payer: saryarqa, iin: '710204300017', wage: 520_000, harmful: true },
  { payer: saryarqa, iin: '710811400013', wage: 460_000, harmful: true },
  { payer: saryarqa, iin: '760303300014', wage: 480_000, until: '2026-06', harmful: true },
  { payer: school, iin: '990528300015', wage: 285_000 },
  { payer: turan, iin: '910516300709', wage: 445_000 },
  { payer: turan, iin: '871008400716', wage: 370_000 },
  { payer: bakery, iin: '990825400723', wage: 205_000 },
  { payer: bakery, iin: '010312500734', wage: 170_000 },
  { payer: bakery, iin: '731119400741', wage: 230_000 },
]

/** A payment that should not have been made, in tenge. */
export type Slip = {
  readonly payer: string
  readonly iin: string
  readonly period: string
  readonly knp: string
  readonly amount: string
  readonly paidOn: string
}

/** Ten times too much, twice, after dismissal, for a pensioner, for a stranger, a penalty without arrears. */
export const slips: readonly Slip[] = [
  slip(alatau, '880214300769', '2026-09', '010', '283500.00', '2026-10-21'),
  slip(alatau, '790603400621', '2026-09', '010', '24000.00', '2026-10-20'),
  slip(alatau, '790603400621', '2026-10', '010', '24000.00', '2026-11-20'),
  slip(alatau, '790603400621', '2026-09', '012', '10800.00', '2026-10-20'),
  slip(alatau, '921127300631', '2026-07', '019', '1284.37', '2026-08-25'),
  slip(alatau, '840909300650', '2026-08', '010', '33000.00', '2026-09-22'),
  slip(alatau, '840909300650', '2026-08', '012', '14850.00', '2026-09-22'),
  slip(alatau, '901205400666', '2026-06', '019', '742.19', '2026-07-24'),
  slip(alatau, '901205400666', '2026-06', '019', '742.19', '2026-07-27'),
  slip(alatau, '901205400666', '2026-06', '017', '318.05', '2026-07-27'),
  slip(alatau, '570330300676', '2026-08', '010', '18500.00', '2026-09-21'),
  slip(alatau, '570330300676', '2026-09', '010', '18500.00', '2026-10-20'),
  slip(alatau, '570330300676', '2026-09', '012', '8325.00', '2026-10-20'),
  slip(alatau, '970721300685', '2025-07', '010', '21500.00', '2026-08-20'),
  slip(alatau, '860111400692', '2026-10', '010', '39000.00', '2026-11-23'),
  slip(alatau, '860111400692', '2026-10', '019', '96.20', '2026-11-23'),
  slip(alatau, '900105300019', '2026-09', '010', '31000.00', '2026-10-22'),
  slip(alatau, '831102400016', '2026-09', '010', '31000.00', '2026-10-22'),
  // Never worked for this payer: one digit of another employee's IIN was mistyped.
  slip(alatau, '850715300013', '2026-10', '010', '31000.00', '2026-11-20'),
  slip(saryarqa, '760303300014', '2026-07', '015', '24000.00', '2026-08-20'),
  slip(school, '990528300015', '2026-04', '010', '28500.00', '2026-05-22'),
  slip(turan, '910516300709', '2026-05', '010', '44500.00', '2026-06-23'),
  slip(turan, '871008400716', '2026-10', '010', '44500.00', '2026-11-20'),
  // A foreigner on a temporary stay pays no contributions in Kazakhstan.
  slip(turan, '941002300019', '2026-10', '010', '60000.00', '2026-11-20'),
  slip(bakery, '990825400723', '2026-06', '010', '20500.00', '2026-07-22'),
  slip(bakery, '731119400741', '2026-08', '019', '205.75', '2026-09-28'),
]

function slip(payer: string, iin: string, period: string, knp: string, amount: string, paidOn: string): Slip {
  return { payer, iin, period, knp, amount, paidOn }
}
