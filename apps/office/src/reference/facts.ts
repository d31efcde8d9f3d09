import { dayInKazakhstan } from '#kz'
import { type ReferenceKind, type ReferenceRoom, referenceKinds, shippedRows } from '#modules/reference'
import { isService, type Service } from '#modules/service-kit'
import type { Role } from '#modules/staff'
import type { Language } from '#platform/texts'
import { catalogue } from '#services/catalogue'
import type { OfficeDoors } from '../doors.ts'
import { texts } from './words.ts'

const services = catalogue.filter(isService)
const shipped = shippedRows(services)

/** Who reads the facts by which everybody works; administrators change them. */
export const referenceReaders: readonly Role[] = [
  'administrator',
  'auditor',
  'senior-moderator',
  'supervisor',
  'reviewer',
  'fund-officer',
]

/** The room of the reference facts, over everything that ships. */
export function referenceRoomOf({ database, clock }: OfficeDoors): ReferenceRoom {
  return { database, clock, shipped }
}

export function todayAt({ clock }: OfficeDoors): string {
  return dayInKazakhstan(clock.now())
}

export function kindNamed(word: string | undefined): ReferenceKind | null {
  return referenceKinds.find((kind) => kind === word) ?? null
}

/** The service whose row this is, and the rest of its key. */
export function serviceOf(key: string): { readonly service: Service; readonly name: string } | null {
  const [id, name = ''] = key.split(/\.(.*)/s)
  const service = services.find((one) => one.id === id)
  return service ? { service, name } : null
}

/** A fact in words: what it is, and the service it belongs to where it belongs to one. */
export function factName(
  language: Language,
  kind: ReferenceKind,
  key: string,
): { readonly name: string; readonly of: string | null } {
  const t = texts(language)
  if (kind === 'figure') return { name: t(`figure.${key as 'mci'}`), of: null }
  if (kind === 'calendar-year') return { name: t('calendar.year', { year: key }), of: null }
  if (kind === 'bank' || kind === 'payment-purpose') return { name: key, of: null }
  const owner = serviceOf(key)
  if (!owner) return { name: key, of: null }
  const { service, name } = owner
  const says = service.texts(language)
  if (kind === 'refunded-payment') return { name: t(`payment.${name as 'OPV'}`), of: says('name') }
  return { name: says(`${kind}.${name}`), of: says('name') }
}
