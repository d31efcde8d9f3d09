import { banks, workingCalendar } from '#kz'
import { createAccount } from '#modules/accounts'
import type { ApplicationDoors, ApplicationsRoom, RegistryRow } from '#modules/applications'
import { isService, type Payer, type Service } from '#modules/service-kit'
import { fixedClock } from '#platform/clock'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { newAccount } from '../../../accounts/src/testing/people.ts'

/** A signature as tests bring it: whoever signs, over what. */
export type BroughtSignature = { readonly sha256: string; readonly iin: string; readonly bin: string | null }

/** What the outside of a room answers; tests change it as they go. */
export type Outside = {
  readonly payers: Payer[]
  readonly rows: RegistryRow[]
  readonly signatures: Map<string, BroughtSignature>
  readonly payments: string[]
  calendar: typeof workingCalendar
  silent: boolean
}

/** A room over a real database whose outside is a few lists in memory. */
export function openApplications(
  database: Database,
  keyring: Keyring,
  services: readonly Service[],
  doors: Partial<ApplicationDoors> = {},
) {
  // A Monday, 10:00 in Almaty.
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const outside: Outside = {
    payers: [],
    rows: [],
    signatures: new Map(),
    payments: [],
    calendar: workingCalendar,
    silent: false,
  }
  const room: ApplicationsRoom = {
    ...{ database, keyring, clock, random: systemRandom, portal: 'http://localhost:3000' },
    services: services.filter(isService),
    doors: {
      calendar: async () => outside.calendar,
      inForce: async (_, service) => service,
      banks: async () => banks,
      term: async (_, __, ___, shipped) => shipped,
      offered: async (_, __, payment) => payment.offered,
      payers: async () => (outside.silent ? null : outside.payers),
      contributions: async (_, __, which) => {
        if (outside.silent) return null
        const rows = outside.rows.filter(
          ({ employeeIin }) => !('employees' in which) || which.employees.includes(employeeIin),
        )
        return { rows, total: rows.length }
      },
      signature: async (_, requestId) => outside.signatures.get(requestId) ?? null,
      approvals: {
        ask: async () => null,
        end: async () => undefined,
        follow: async () => null,
        manifests: async () => [],
        allApproved: async () => false,
        people: async () => [],
      },
      paid: async () => null,
      pay: async (_, { key }) => {
        outside.payments.push(key)
      },
      ...doors,
    },
  }
  return { clock, outside, room }
}

/** Opens an account for a person nobody else is. */
export async function somebody({ database, keyring, clock }: ApplicationsRoom) {
  const digits = String(systemRandom.below(10 ** 10)).padStart(10, '0')
  const account = newAccount({ iin: `85${digits}`, phone: `+7${digits}`, language: 'ru' })
  await createAccount(database, keyring, clock, account)
  return account
}
