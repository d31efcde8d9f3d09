import type { Bank, WorkingCalendar } from '#kz'
import type { Answers, OfferedRow, Payer, RefundedPayment, Service, Term } from '#modules/service-kit'
import type { Clock } from '#platform/clock'
import type { Keyring, Random } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { PersonRef } from './person-ref.ts'

/** A list that had to be asked for; null when the registry did not answer. */
export type Asked<One> = Promise<readonly One[] | null>

/** A row as the registry has it; whether it is taken, this module knows. */
export type RegistryRow = Omit<OfferedRow, 'taken'>

/** Which rows of a registry: those of the employees who were chosen, or a part of the table, searched. */
export type RowsWanted =
  | { readonly employees: readonly string[] }
  | { readonly search?: string; readonly page: { readonly offset: number; readonly limit: number } }

/** What an application asks of others. Each door is opened by whoever puts the program together. */
export type ApplicationDoors = {
  /** The working calendar in force. */
  readonly calendar: (database: Database) => Promise<WorkingCalendar>
  /** The banks whose accounts may be named today, and the codes that stand in their accounts. */
  readonly banks: (database: Database) => Promise<readonly Bank[]>
  /** A service as in force today: its reasons and refusals as shipped, or as administrators set them. */
  readonly inForce: (database: Database, service: Service) => Promise<Service>
  /** A term in force today: as shipped, or as an administrator set it. */
  readonly term: (database: Database, service: string, key: string, shipped: Term) => Promise<Term>
  /** Whom this person may order the service for: what they head, themselves as a sole proprietor, whose mandate they have. */
  readonly payers: (person: PersonRef, service: string) => Asked<Payer>
  /** Rows of contributions that this payer paid, and how many there are in all; null when the registry is silent. */
  readonly contributions: (
    payer: string,
    person: PersonRef,
    which: RowsWanted & { readonly knps: readonly string[] },
  ) => Promise<{ readonly rows: readonly RegistryRow[]; readonly total: number } | null>
  /** Whether the service refunds this payment today: as shipped, or as an administrator set it. */
  readonly offered: (database: Database, service: string, payment: RefundedPayment) => Promise<boolean>
  /** The signature of a request that counts, or null while there is none. */
  readonly signature: (
    database: Database,
    requestId: string,
  ) => Promise<{ readonly sha256: string; readonly iin: string; readonly bin: string | null } | null>
  readonly approvals: ApprovalDoor
  readonly pay: PaymentDoor
  /** What became of the payment that was ordered; null while it is not settled. */
  readonly paid: (database: Database, applicationId: string) => Promise<'paid' | 'returned' | null>
}

/** What `modules/approvals` does for an application, in its transaction. */
export type ApprovalDoor = {
  readonly ask: (trx: Database, room: ApplicationsRoom, application: Asking) => Promise<AskRefusal | null>
  readonly end: (trx: Database, applicationId: string) => Promise<void>
  readonly allApproved: (trx: Database, applicationId: string, edition: number) => Promise<boolean>
  /** The move that answers given before call for, once people were asked anew. */
  readonly follow: (trx: Database, applicationId: string) => Promise<'all-approved' | 'some-approved' | null>
  /** Hashes of the manifests that were signed, in one order. */
  readonly manifests: (database: Database, applicationId: string) => Promise<readonly string[]>
  /** Accounts of those who are asked; `silent`: who have not answered. */
  readonly people: (
    trx: Database,
    applicationId: string,
    which: 'all' | 'silent',
  ) => Promise<readonly string[]>
}

/** An edition whose people are asked. */
export type Asking = {
  readonly id: string
  readonly number: string
  readonly personId: string
  readonly edition: number
  readonly service: Service
  readonly answers: Answers
  readonly payer: Payer | null
}

/** Why people cannot be asked anew: somebody was taken out who has agreed, or who still has time to answer. */
export type AskRefusal = 'approved-stays' | 'silent-too-early'

/** Orders a payment in the transaction of the move. */
export type PaymentDoor = (
  trx: Database,
  order: {
    readonly key: string
    readonly applicationId: string
    readonly personId: string
    readonly number: string
    readonly service: Service
    readonly answers: Answers
    readonly payer: Payer | null
  },
) => Promise<void>

/** What this module stands on. */
export type ApplicationsRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly random: Random
  /** Every service that can be ordered. */
  readonly services: readonly Service[]
  /** Where the portal is: messages lead back there. */
  readonly portal: string
  readonly doors: ApplicationDoors
}
