import type { Clock } from '#platform/clock'
import {
  decryptField,
  encryptField,
  equalSecrets,
  type Keyring,
  lookupIndex,
  type Random,
  randomDigits,
  readPersonKey,
} from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { tablesOf } from './tables.ts'
import { words } from './words.ts'
import { writeEmail } from './write-email.ts'

export type AddressRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly random: Random
}

/** `waiting`: a letter with a code is on its way to it. */
export type EmailAddress = { readonly confirmed: string | null; readonly waiting: string | null }

const codeMilliseconds = 30 * 60_000
const mostTries = 5
const place = (column: 'address' | 'waiting', personId: string) => ({
  ...{ table: 'notifications.email_addresses', column, row: personId },
})
const codeLookup = (keyring: Keyring, personId: string, code: string) =>
  lookupIndex(keyring, 'notifications.email-code', `${personId} ${code}`)

/** An address as people write it, or `null` when letters could not be sent to it. */
export function emailAddressIn(typed: string): string | null {
  const address = typed.trim().normalize('NFC')
  return address.length <= 254 && /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/.test(address)
    ? address
    : null
}

/** Notes an address and writes a letter with a code to it; `deliverEmail` sends it. Returns the letter's id. */
export async function proposeEmailAddress(
  { database, keyring, clock, random }: AddressRoom,
  personId: string,
  address: string,
  language: Language,
): Promise<string> {
  const code = randomDigits(random, 6)
  return transaction(database, async (trx) => {
    const key = await readPersonKey(trx, keyring, personId)
    const waiting = {
      language,
      waitingSealed: encryptField(key, place('waiting', personId), address, random),
      codeLookup: codeLookup(keyring, personId, code),
      codeUntil: new Date(clock.now().getTime() + codeMilliseconds),
      codeTries: 0,
    }
    await tablesOf(trx)
      .insertInto('emailAddresses')
      .values({ personId, ...waiting })
      .onConflict((conflict) => conflict.column('personId').doUpdateSet(waiting))
      .execute()
    const say = words(language)
    const letter = { subject: say('email.code.subject'), text: say('email.code.text', { code }) }
    return writeEmail(trx, keyring, clock, { personId, to: address, ...letter, minutesUseful: 30 })
  })
}

/** Whether this is the code of the letter; five tries within half an hour. */
export async function confirmEmailAddress(
  { database, keyring, clock, random }: AddressRoom,
  personId: string,
  code: string,
): Promise<'confirmed' | 'wrong' | 'over'> {
  return transaction(database, async (trx) => {
    const tables = tablesOf(trx)
    const row = await tables
      .selectFrom('emailAddresses')
      .selectAll()
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (!row?.waitingSealed || !row.codeLookup || !row.codeUntil) return 'over'
    if (row.codeUntil <= clock.now() || row.codeTries >= mostTries) return 'over'
    const given = codeLookup(keyring, personId, code.replaceAll(/\D/g, ''))
    if (!equalSecrets(given, row.codeLookup)) {
      const codeTries = row.codeTries + 1
      await tables.updateTable('emailAddresses').set({ codeTries }).where('personId', '=', personId).execute()
      return 'wrong'
    }
    const key = await readPersonKey(trx, keyring, personId)
    const address = decryptField(key, place('waiting', personId), row.waitingSealed)
    const addressSealed = encryptField(key, place('address', personId), address, random)
    await tables
      .updateTable('emailAddresses')
      .set({ addressSealed, waitingSealed: null, codeLookup: null, codeUntil: null })
      .where('personId', '=', personId)
      .execute()
    return 'confirmed'
  })
}

export async function readEmailAddress(
  { database, keyring, clock }: Omit<AddressRoom, 'random'>,
  personId: string,
): Promise<EmailAddress> {
  const row = await findAddress(database, personId)
  if (!row) return { confirmed: null, waiting: null }
  const key = await readPersonKey(database, keyring, personId)
  const isWaiting = row.waitingSealed && row.codeUntil && row.codeUntil > clock.now()
  return {
    confirmed: row.addressSealed && decryptField(key, place('address', personId), row.addressSealed),
    waiting: isWaiting ? decryptField(key, place('waiting', personId), row.waitingSealed!) : null,
  }
}

/** No letters any more. */
export async function removeEmailAddress(database: Database, personId: string): Promise<void> {
  await tablesOf(database).deleteFrom('emailAddresses').where('personId', '=', personId).execute()
}

/** Where letters to a person go, and in which language; `null`: nowhere. */
export async function letterAddress(
  trx: Database,
  keyring: Keyring,
  personId: string,
): Promise<{ readonly to: string; readonly language: Language } | null> {
  const row = await findAddress(trx, personId)
  if (!row?.addressSealed) return null
  const key = await readPersonKey(trx, keyring, personId)
  return { to: decryptField(key, place('address', personId), row.addressSealed), language: row.language }
}

function findAddress(database: Database, personId: string) {
  return tablesOf(database)
    .selectFrom('emailAddresses')
    .selectAll()
    .where('personId', '=', personId)
    .executeTakeFirst()
}
