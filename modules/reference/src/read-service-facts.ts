import type { Day } from '#kz'
import type { Reasons, RefundedPayment, Service, Term } from '#modules/service-kit'
import type { Database } from '#platform/database'
import { readApproved } from './read-rows.ts'
import type { DatedRow } from './reference-row.ts'
import { rowOn } from './timeline.ts'

/**
 * A term of a service on a day: as shipped, or as administrators set it.
 * @example readTerm(database, '2026-12-01', { service: 'refund', term: 'review' }, workflow.terms.review)
 */
export async function readTerm(
  database: Database,
  day: Day,
  { service, term }: { readonly service: string; readonly term: string },
  shipped: Term,
): Promise<Term> {
  const row = rowOn(await readApproved(database, 'term', `${service}.${term}`), day)
  return row?.value ? { ...row.value, source: row.source, verified: row.verified } : shipped
}

/** The reasons for a refund that a service offers on a day, and the documents each asks for. */
export async function readReasons(
  database: Database,
  day: Day,
  { id, reasons }: Pick<Service, 'id' | 'reasons'>,
): Promise<Reasons> {
  const approved = await readApproved(database, 'reason')
  return held(id, reasons, approved, day, ({ documents }, from) => ({ documents, ...from }))
}

/**
 * A service as it is in force on a day: its reasons for a refund with their documents, and the grounds on which an
 * officer may refuse. Terms and payments are asked for one by one (`readTerm`, `readOffered`).
 */
export async function serviceInForce(database: Database, day: Day, service: Service): Promise<Service> {
  const approved = await readApproved(database, 'refusal')
  const refusals = held(service.id, service.refusals, approved, day, (_, from) => from)
  return { ...service, refusals, reasons: await readReasons(database, day, service) }
}

/** Whether a service refunds this payment on a day. */
export async function readOffered(
  database: Database,
  day: Day,
  service: string,
  { payment, offered }: RefundedPayment,
): Promise<boolean> {
  const row = rowOn(await readApproved(database, 'refunded-payment', `${service}.${payment}`), day)
  return row ? (row.value?.offered ?? false) : offered
}

type Keyed<Value> = DatedRow<Value> & { readonly key: string }

/** What shipped, with the approved row of the day over it; a row without a value takes it away. */
function held<Shipped, Value>(
  service: string,
  shipped: Readonly<Record<string, Shipped>>,
  approved: readonly Keyed<Value>[],
  day: Day,
  from: (value: Value, origin: { readonly source: string; readonly verified: boolean }) => Shipped,
): Readonly<Record<string, Shipped>> {
  const entries = Object.entries(shipped).flatMap(([key, base]) => {
    const changes = approved.filter((row) => row.key === `${service}.${key}`)
    const row = rowOn(changes, day)
    if (!row) return [[key, base] as const]
    const { value, source, verified } = row
    return value === null ? [] : [[key, from(value, { source, verified })] as const]
  })
  return Object.fromEntries(entries)
}
