import type { ReferenceKind, ReferenceValues, WantedChange } from '#modules/reference'
import { type FormValues, readChoices, readForm, type SiteContext } from '#platform/web'
import { daysTyped, typedDays } from './calendar-change.ts'

/** What an administrator typed into the form of a change, kept as it was typed. */
export type TypedChange = { readonly fields: FormValues; readonly documents: readonly string[] }

/** Reads the form of a change. */
export async function readTypedChange(c: SiteContext): Promise<TypedChange> {
  const documents = await readChoices(c, 'documents')
  return { fields: await readForm(c), documents }
}

/** The form of a fact as it stands, for its first rendering. */
export function typedFrom(kind: ReferenceKind, value: unknown): TypedChange {
  const nothing = { fields: {}, documents: [] }
  if (value === null || value === undefined) return nothing
  switch (kind) {
    case 'figure':
      return {
        ...nothing,
        fields: { amount: String((value as ReferenceValues['figure']).amount).replace('.', ',') },
      }
    case 'term':
      return {
        ...nothing,
        fields: { 'working-days': String((value as ReferenceValues['term']).workingDays) },
      }
    case 'calendar-year': {
      const { weekdaysOff, workingWeekends, status } = value as ReferenceValues['calendar-year']
      return {
        ...nothing,
        fields: { off: typedDays(weekdaysOff), works: typedDays(workingWeekends), status },
      }
    }
    case 'bank': {
      const { name, code, kind: bank } = value as ReferenceValues['bank']
      return { ...nothing, fields: { name, code, bank } }
    }
    case 'payment-purpose':
      return { ...nothing, fields: { ...(value as ReferenceValues['payment-purpose']) } }
    case 'reason':
      return { ...nothing, documents: (value as ReferenceValues['reason']).documents }
    case 'refusal':
      return nothing
    case 'refunded-payment': {
      const { offered } = value as ReferenceValues['refunded-payment']
      return { ...nothing, fields: { offered: offered ? 'yes' : 'no' } }
    }
  }
}

/** The change that was typed. What cannot be read stays unreadable, and the room says what is wrong with it. */
export function wantedFrom(kind: ReferenceKind, key: string, typed: TypedChange): WantedChange {
  const { fields } = typed
  const year = kind === 'calendar-year'
  return {
    ...{ kind, key, value: fields.gone === 'yes' ? null : valueTyped(kind, typed) },
    since: year ? `${key}-01-01` : (dayTyped(fields, 'since') ?? ''),
    until: year ? `${key}-12-31` : dayTyped(fields, 'until'),
    article: fields.article?.trim() || null,
    source: fields.source?.trim() ?? '',
    verified: fields.verified === 'yes',
  }
}

function valueTyped(kind: ReferenceKind, { fields, documents }: TypedChange): unknown {
  switch (kind) {
    case 'figure':
      return { amount: numberTyped(fields.amount) }
    case 'term':
      return { workingDays: numberTyped(fields['working-days']) }
    case 'calendar-year':
      return {
        weekdaysOff: daysTyped(fields.off ?? ''),
        workingWeekends: daysTyped(fields.works ?? ''),
        status: fields.status ?? 'official',
      }
    case 'bank':
      return { name: fields.name?.trim(), code: fields.code?.trim(), kind: fields.bank }
    case 'payment-purpose':
      return { payment: fields.payment, what: fields.what }
    case 'reason':
      return { documents }
    case 'refusal':
      return {}
    case 'refunded-payment':
      return fields.offered === 'yes' || fields.offered === 'no'
        ? { offered: fields.offered === 'yes' }
        : undefined
  }
}

function numberTyped(text = ''): number {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** A day of three fields; nothing typed is no day. */
function dayTyped(fields: FormValues, name: string): string | null {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
    fields[`${name}-${part}`]?.trim(),
  )
  if (`${year}${month}${day}` === '') return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
