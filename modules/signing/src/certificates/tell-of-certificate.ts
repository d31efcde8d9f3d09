import { dayInKazakhstan } from '#kz'
import { readProfile } from '#modules/accounts'
import { type InThreeLanguages, type Told, tellPerson } from '#modules/notifications'
import type { Database } from '#platform/database'
import { type Language, writtenDay } from '#platform/texts'
import type { CertificateRoom } from '../signing-room.ts'
import type { KeyPlace } from '../tables.ts'
import { words } from '../words.ts'

export type CertificateNews = {
  readonly what: 'issued' | 'revoked'
  readonly keyPlace: KeyPlace
  /** The legal entity of a first head. */
  readonly entity: string | null
  readonly until: Date
  readonly email: string | null
}

/** Tells a person of a certificate in their name by every channel: whoever did not ask for it must learn of it. */
export async function tellOfCertificate(
  trx: Database,
  { keyring, clock }: Pick<CertificateRoom, 'keyring' | 'clock'>,
  personId: string,
  { what, keyPlace, entity, until, email }: CertificateNews,
): Promise<Told> {
  const profile = await readProfile(trx, keyring, personId)
  const language = profile?.language ?? 'kk'
  const values = (to: Language) => ({
    place: keyPlace,
    holder: entity ? 'entity' : 'self',
    entity: entity ?? '',
    until: writtenDay(to, dayInKazakhstan(until)),
  })
  const write = (key: 'title' | 'body' | 'sms', to: Language) => words(to)(`tell.${what}.${key}`, values(to))
  const inThree = (key: 'title' | 'body'): InThreeLanguages => ({
    kk: write(key, 'kk'),
    ru: write(key, 'ru'),
    en: write(key, 'en'),
  })
  return tellPerson(trx, keyring, clock, {
    personId,
    topic: 'message',
    title: inThree('title'),
    body: inThree('body'),
    link: '/account/signatures',
    sms: profile?.phone ? { to: profile.phone, text: write('sms', language) } : null,
    email: email ? { to: email, subject: write('title', language), text: write('body', language) } : null,
  })
}
