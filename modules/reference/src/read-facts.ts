import {
  type Bank,
  type Day,
  type Figure,
  type FigureId,
  type FigureValue,
  type PaymentPurpose,
  figures as shippedFigures,
} from '#kz'
import type { Database } from '#platform/database'
import { readApproved } from './read-rows.ts'
import type { KeyedRow } from './reference-row.ts'
import { countryRows, rowsOf } from './shipped.ts'
import { rowOn, timelineOf } from './timeline.ts'

/** The figures with every value they have had, for `figureOn` and every rule that takes a table of figures. */
export async function readFigures(database: Database): Promise<readonly Figure[]> {
  const approved = await readApproved(database, 'figure')
  return shippedFigures.map((figure) => {
    const changes = approved.filter(({ key }) => key === figure.id)
    return changes.length === 0 ? figure : { ...figure, values: valuesOf(figure.id, changes) }
  })
}

/** The value of a figure on a day, or null when none is set for that day. */
export async function readFigure(database: Database, id: FigureId, day: Day): Promise<FigureValue | null> {
  const approved = await readApproved(database, 'figure', id)
  return (
    valuesOf(id, approved).find(({ since, until }) => since <= day && (until === null || day <= until)) ??
    null
  )
}

/** The participants of the payment system on a day, for `checkBic` and `checkIic`. */
export async function readBanks(database: Database, day: Day): Promise<readonly Bank[]> {
  const rows = await inForce(database, 'bank', day)
  return rows.map(({ key, value, since, until, source, verified }) => ({
    ...{ bic: key, ...value },
    ...{ since, until, source, verified },
  }))
}

/** The payment purpose codes on a day. */
export async function readPaymentPurposes(database: Database, day: Day): Promise<readonly PaymentPurpose[]> {
  const rows = await inForce(database, 'payment-purpose', day)
  return rows.map(({ key, value, source, verified }) => ({ code: key, ...value, source, verified }))
}

/** One row a key: the one that holds on this day, for keys that have one. */
async function inForce<Kind extends 'bank' | 'payment-purpose'>(
  database: Database,
  kind: Kind,
  day: Day,
): Promise<readonly (KeyedRow<Kind> & { readonly value: NonNullable<KeyedRow<Kind>['value']> })[]> {
  const rows = [...rowsOf(kind, countryRows()), ...(await readApproved(database, kind))]
  const keys = [...new Set(rows.map(({ key }) => key))]
  return keys.flatMap((wanted) => {
    const row = rowOn(
      rows.filter(({ key }) => key === wanted),
      day,
    )
    return row?.value ? [{ ...row, value: row.value }] : []
  })
}

function valuesOf(id: FigureId, changes: readonly KeyedRow<'figure'>[]): readonly FigureValue[] {
  const shipped = rowsOf('figure', countryRows()).filter(({ key }) => key === id)
  return timelineOf([...shipped, ...changes]).flatMap(({ value, since, until, article, source, verified }) =>
    value && since ? [{ value: value.amount, since, until, article, source, verified }] : [],
  )
}
