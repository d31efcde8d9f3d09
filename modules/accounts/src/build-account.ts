import type { Clock } from '#platform/clock'
import { type Keyring, newPersonKey, type PersonKey, systemRandom } from '#platform/crypto'
import type { NewAccount } from './account.ts'
import { sealIdentity } from './sealed-identity.ts'

/** Rows of an account for the tables of their names, and the person's key. */
export type BuiltAccount = {
  readonly key: PersonKey
  readonly personKey: ReturnType<typeof newPersonKey>['row']
  readonly person: ReturnType<typeof sealIdentity> & {
    readonly personId: string
    readonly language: NewAccount['language']
    readonly createdAt: Date
    readonly verifiedAt: Date
  }
}

/** An account as `createAccount` would write it, as rows for a filling of many at once. Only for made-up people. */
export function buildAccount(keyring: Keyring, clock: Clock, account: NewAccount): BuiltAccount {
  const { personId, language } = account
  const { key, row } = newPersonKey(keyring, personId, clock, systemRandom)
  const now = clock.now()
  return {
    key,
    personKey: row,
    person: { ...sealIdentity(keyring, key, account), personId, language, createdAt: now, verifiedAt: now },
  }
}
