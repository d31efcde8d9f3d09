import {
  decryptField,
  encryptField,
  type Keyring,
  lookupIndex,
  type PersonKey,
  systemRandom,
} from '#platform/crypto'
import type { Identity, Profile } from './account.ts'
import type { PersonRow } from './tables.ts'

/** Where an encrypted field of a person lives. */
export const identityPlace = (column: string) => ({ table: 'accounts.people', column })

/** The columns of a person: every field under the person's own key, the look-ups under the pepper. */
export function sealIdentity(keyring: Keyring, key: PersonKey, identity: Identity) {
  const { iin, phone, names, birthDate, sex, status, region, documents } = identity
  const seal = (column: string, text: string) => encryptField(key, identityPlace(column), text, systemRandom)
  return {
    iinLookup: lookupIndex(keyring, 'accounts.iin', iin),
    phoneLookup: lookupIndex(keyring, 'accounts.phone', phone),
    iinSealed: seal('iin', iin),
    phoneSealed: seal('phone', phone),
    namesSealed: seal('names', JSON.stringify(names)),
    birthDateSealed: seal('birthDate', birthDate),
    sexSealed: seal('sex', sex),
    statusSealed: seal('status', status),
    regionSealed: region === undefined ? null : seal('region', region),
    documentsSealed: seal('documents', JSON.stringify(documents)),
  }
}

export function openIdentity(key: PersonKey, row: PersonRow): Omit<Profile, 'attached'> {
  const open = (name: string, sealed: Buffer) => decryptField(key, identityPlace(name), sealed)
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
