import type { Clock } from '#platform/clock'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { NewAccount } from '../account.ts'
import { createAccount } from '../create-account.ts'

/** A person of the sandbox with a Digital ID; the IIN is synthetic. */
export function newAccount(changes: Partial<NewAccount> = {}): NewAccount {
  return {
    personId: systemRandom.uuid(),
    iin: '850715300013',
    phone: '+77011234567',
    names: {
      surname: 'Сәрсенов',
      name: 'Ерлан',
      patronymic: 'Қайратұлы',
      latinSurname: 'Sarsenov',
      latinName: 'Yerlan',
    },
    birthDate: '1985-07-15',
    sex: 'male',
    status: 'citizen',
    region: '75',
    documents: [
      {
        kind: 'id-card',
        number: '045123456',
        issuedOn: '2020-03-02',
        expiresOn: '2030-03-01',
        issuer: 'ІІМ',
      },
    ],
    language: 'kk',
    ...changes,
  }
}

/** Opens an account for a person nobody else is, and returns the person's id. */
export async function someone(database: Database, keyring: Keyring, clock: Clock): Promise<string> {
  const digits = String(systemRandom.below(10 ** 10)).padStart(10, '0')
  const account = newAccount({ iin: `85${digits}`, phone: `+7${digits}` })
  await createAccount(database, keyring, clock, account)
  return account.personId
}
