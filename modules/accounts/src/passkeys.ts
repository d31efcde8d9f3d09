import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import { encryptField, type Keyring, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import {
  askForAnyPasskey,
  challengesIn,
  type NewPasskey,
  offerNewPasskey,
  type PasskeyRefusal,
  type PasskeySite,
  readNewPasskey,
  readUsedPasskey,
} from '#platform/passkeys'
import type { Origin } from './change-account.ts'
import { tablesOf } from './tables.ts'

/** A passkey as its owner sees it in the list. */
export type Passkey = {
  readonly id: string
  /** The device it was made on, or the name its owner gave it. */
  readonly name: string
  /** Kept by the maker of the phone for all of the person's devices. */
  readonly synced: boolean
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export const passkeyNamePlace = (id: string) => ({ table: 'accounts.passkeys', column: 'name', row: id })
const mostPasskeys = 20
const challenges = (database: Database, clock: Clock) => challengesIn(database, clock, 'accounts')

/** What the browser needs to make a passkey for this signed-in person. */
export async function offerPasskey(
  database: Database,
  clock: Clock,
  site: PasskeySite,
  person: { readonly personId: string; readonly shownName: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const existing = await tablesOf(database)
    .selectFrom('passkeys')
    .select(['credentialId as id', 'transports'])
    .where('personId', '=', person.personId)
    .execute()
  const owner = { id: person.personId, shownName: person.shownName }
  return offerNewPasskey(challenges(database, clock), site, owner, existing)
}

export type PasskeyAddition =
  | { readonly kind: 'added'; readonly id: string }
  | { readonly kind: 'refused'; readonly code: PasskeyRefusal }

/** Checks and keeps the passkey the browser made; writes it into the operation history. */
export async function addPasskey(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  site: PasskeySite,
  personId: string,
  sent: unknown,
  origin: Origin,
): Promise<PasskeyAddition> {
  const answer = await readNewPasskey(challenges(database, clock), site, personId, sent)
  if (answer.kind === 'refused') return answer
  return transaction(database, async (trx) => {
    const kept = await keepPasskey(trx, keyring, clock, personId, answer.passkey, origin)
    return kept ? { kind: 'added', id: answer.passkey.id } : { kind: 'refused', code: 'exists' }
  })
}

async function keepPasskey(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  personId: string,
  { id, ...passkey }: NewPasskey,
  origin: Origin,
): Promise<boolean> {
  const { count } = await tablesOf(trx)
    .selectFrom('passkeys')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  if (count >= mostPasskeys) return false
  const key = await readPersonKey(trx, keyring, personId)
  const inserted = await tablesOf(trx)
    .insertInto('passkeys')
    .values({
      ...passkey,
      credentialId: id,
      personId,
      nameSealed: encryptField(key, passkeyNamePlace(id), origin.device ?? '', systemRandom),
      createdAt: clock.now(),
      lastUsedAt: null,
    })
    .onConflict((conflict) => conflict.column('credentialId').doNothing())
    .returning('credentialId')
    .execute()
  if (inserted.length === 0) return false
  await recordOperation(trx, clock, {
    personId,
    operation: 'passkey-added',
    by: 'self',
    ...origin,
    result: 'done',
  })
  return true
}

/** What the browser needs to sign somebody in by a passkey; good for this one sign-in (`interaction`) only. */
export async function askForPasskey(
  database: Database,
  clock: Clock,
  site: PasskeySite,
  interaction: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return askForAnyPasskey(challenges(database, clock), site, interaction)
}

export type PasskeySignIn =
  | { readonly kind: 'recognised'; readonly personId: string; readonly passkeyId: string }
  | { readonly kind: 'refused'; readonly code: PasskeyRefusal }

/** Whose passkey answered? A counter that does not grow means a copied key and is refused. */
export async function recogniseByPasskey(
  database: Database,
  clock: Clock,
  site: PasskeySite,
  interaction: string,
  sent: unknown,
): Promise<PasskeySignIn> {
  const answer = await readUsedPasskey(challenges(database, clock), site, interaction, sent, (id) =>
    tablesOf(database)
      .selectFrom('passkeys')
      .select(['credentialId as id', 'personId', 'publicKey', 'counter'])
      .where('credentialId', '=', id)
      .executeTakeFirst(),
  )
  if (answer.kind === 'refused') return answer
  const { passkey, counter, synced } = answer
  await tablesOf(database)
    .updateTable('passkeys')
    .set({ counter, synced, lastUsedAt: clock.now() })
    .where('credentialId', '=', passkey.id)
    .execute()
  return { kind: 'recognised', personId: passkey.personId, passkeyId: passkey.id }
}
