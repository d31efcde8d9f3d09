import type { Crypto, PersonKey } from '#platform/crypto'
import type { Identity, Profile } from './account.ts'
import type { PersonRow } from './tables.ts'

const field = (name: string) => `accounts.people.${name}`
export const phoneField = field('phone')

/** The columns of a person: every field under the person's own key, the look-ups under the pepper. */
export function sealIdentity(crypto: Crypto, key: PersonKey, identity: Identity) {
  const { iin, phone, names, birthDate, sex, status, region, documents } = identity
  return {
    iinLookup: crypto.lookup('iin', iin),
    phoneLookup: crypto.lookup('phone', phone),
    iinSealed: key.seal(field('iin'), iin),
    phoneSealed: key.seal(field('phone'), phone),
    namesSealed: key.seal(field('names'), JSON.stringify(names)),
    birthDateSealed: key.seal(field('birthDate'), birthDate),
    sexSealed: key.seal(field('sex'), sex),
    statusSealed: key.seal(field('status'), status),
    regionSealed: region === undefined ? null : key.seal(field('region'), region),
    documentsSealed: key.seal(field('documents'), JSON.stringify(documents)),
  }
}

export function openIdentity(key: PersonKey, row: PersonRow): Profile {
  const open = (name: string, sealed: Buffer) => key.open(field(name), sealed)
  return {
    personId: row.personId,
    iin: open('iin', row.iinSealed),
    phone: row.phoneSealed === null ? null : open('phone', row.phoneSealed),
    names: JSON.parse(open('names', row.namesSealed)),
    birthDate: open('birthDate', row.birthDateSealed),
    sex: open('sex', row.sexSealed) as Profile['sex'],
    status: open('status', row.statusSealed) as Profile['status'],
    region: row.regionSealed === null ? undefined : open('region', row.regionSealed),
    documents: JSON.parse(open('documents', row.documentsSealed)),
    language: row.language,
    createdAt: row.createdAt,
    verifiedAt: row.verifiedAt,
  }
}
