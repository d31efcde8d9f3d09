import { banks, type Provenance, paymentPurposes, figures as shippedFigures, workingCalendar } from '#kz'
import type { Service } from '#modules/service-kit'
import type { KeyedRow, ReferenceKind, ReferenceValues, ShippedRow } from './reference-row.ts'

/**
 * Everything an administrator may correct, as it ships: figures, calendar, banks and payment purposes of the country,
 * and the terms, reasons, refusals and payments of each service.
 * @example shippedRows(catalogue.filter(isService))
 */
export function shippedRows(services: readonly Service[]): readonly ShippedRow[] {
  return [...countryRows(), ...services.flatMap(serviceRows)]
}

/** What ships for every service alike. */
export function countryRows(): readonly ShippedRow[] {
  return [
    ...shippedFigures.flatMap(({ id, values }) =>
      values.map(({ value, since, until, article, ...from }) => ({
        ...row('figure', id, { amount: value }, from),
        ...{ since, until, article },
      })),
    ),
    ...workingCalendar.years.map(({ year, weekdaysOff, workingWeekends, status, ...from }) => ({
      ...row('calendar-year', String(year), { weekdaysOff, workingWeekends, status }, from),
      ...{ since: `${year}-01-01`, until: `${year}-12-31` },
    })),
    ...banks.map(({ bic, name, code, kind, since, until, ...from }) => ({
      ...row('bank', bic, { name, code, kind }, from),
      ...{ since, until },
    })),
    ...paymentPurposes.map(({ code, payment, what, ...from }) =>
      row('payment-purpose', code, { payment, what }, from),
    ),
  ]
}

function serviceRows({ id, workflow, reasons, refusals, payments = [] }: Service): readonly ShippedRow[] {
  return [
    ...Object.entries(workflow.terms).map(([key, { workingDays, ...from }]) =>
      row('term', `${id}.${key}`, { workingDays }, from),
    ),
    ...Object.entries(reasons).map(([key, { documents, ...from }]) =>
      row('reason', `${id}.${key}`, { documents }, from),
    ),
    ...Object.entries(refusals).map(([key, from]) => row('refusal', `${id}.${key}`, {}, from)),
    ...payments.map(({ payment, offered, verified }) =>
      row(
        'refunded-payment',
        `${id}.${payment}`,
        { offered },
        { source: 'the public FAQ of the service', verified },
      ),
    ),
  ]
}

/** The shipped rows of a kind. */
export function rowsOf<Kind extends ReferenceKind>(
  kind: Kind,
  shipped: readonly ShippedRow[],
): readonly KeyedRow<Kind>[] {
  return shipped.filter((row) => row.kind === kind) as readonly ShippedRow[] as readonly KeyedRow<Kind>[]
}

function row<Kind extends ReferenceKind>(
  kind: Kind,
  key: string,
  value: ReferenceValues[Kind],
  { source, verified }: Provenance,
): ShippedRow<Kind> {
  const dated = { since: null, until: null, article: null, source, verified, version: null }
  return { kind, key, value, ...dated } as unknown as ShippedRow<Kind>
}
