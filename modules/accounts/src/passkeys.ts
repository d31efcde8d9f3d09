import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import { encryptField, type Keyring, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Origin } from './change-account.ts'
import { keepChallenge, takeChallenge } from './passkey-challenges.ts'
import { parseAddedPasskey, parsePasskeySignIn } from './passkey-responses.ts'
import { tablesOf } from './tables.ts'

/** Where passkeys are good: the Digital ID's own host. On `localhost` they work, on an IP address they do not. */
export type PasskeySite = { readonly origin: string; readonly name: string }

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

/** `challenge`: not ours, used or too old; start over. `not-verified`: the device's proof does not hold. */
export type PasskeyRefusal = 'malformed' | 'challenge' | 'unknown-passkey' | 'not-verified' | 'exists'

export const passkeyNamePlace = (id: string) => ({ table: 'accounts.passkeys', column: 'name', row: id })
const mostPasskeys = 20
/** ES256, EdDSA, RS256 (COSE numbers): what every maker of phones and keys supports today. */
const algorithms = [-7, -8, -257]

/** What the browser needs to make a passkey for this signed-in person. */
export async function offerPasskey(
  database: Database,
  clock: Clock,
  site: PasskeySite,
  person: { readonly personId: string; readonly shownName: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const existing = await tablesOf(database)
    .selectFrom('passkeys')
    .select(['credentialId', 'transports'])
    .where('personId', '=', person.personId)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: site.name,
    supportedAlgorithmIDs: algorithms,
    rpID: new URL(site.origin).hostname,
    userName: person.shownName,
    userDisplayName: person.shownName,
    userID: new TextEncoder().encode(person.personId),
    excludeCredentials: existing.map((key) => ({ id: key.credentialId, transports: [...key.transports] })),
    // The passkey alone signs a person in: it must be found without a name and be unlocked by its owner.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(database, clock, options.challenge, `add ${person.personId}`)
  return options
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
  const response = parseAddedPasskey(sent)
  if (!response) return refused('malformed')
  const challenge = await takeChallenge(database, clock, response.response.clientDataJSON, `add ${personId}`)
  if (challenge === null) return refused('challenge')
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: new URL(site.origin).hostname,
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: true,
  }).catch(() => ({ verified: false }) as const)
  if (!verified.verified) return refused('not-verified')
  return transaction(database, async (trx) => {
    const kept = await keepPasskey(
      trx,
      keyring,
      clock,
      personId,
      verified,
      response.response.transports ?? [],
      origin,
    )
    return kept ? { kind: 'added', id: verified.registrationInfo.credential.id } : refused('exists')
  })
}

async function keepPasskey(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  personId: string,
  { registrationInfo }: Extract<VerifiedRegistrationResponse, { verified: true }>,
  transports: readonly string[],
  origin: Origin,
): Promise<boolean> {
  const { credential, credentialBackedUp } = registrationInfo
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
      credentialId: credential.id,
      personId,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports,
      synced: credentialBackedUp,
      nameSealed: encryptField(key, passkeyNamePlace(credential.id), origin.device ?? '', systemRandom),
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
  const options = await generateAuthenticationOptions({
    rpID: new URL(site.origin).hostname,
    userVerification: 'required',
  })
  await keepChallenge(database, clock, options.challenge, `sign-in ${interaction}`)
  return options
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
  const response = parsePasskeySignIn(sent)
  if (!response) return refused('malformed')
  const { clientDataJSON } = response.response
  const challenge = await takeChallenge(database, clock, clientDataJSON, `sign-in ${interaction}`)
  if (challenge === null) return refused('challenge')
  const passkey = await tablesOf(database)
    .selectFrom('passkeys')
    .select(['credentialId', 'personId', 'publicKey', 'counter'])
    .where('credentialId', '=', response.id)
    .executeTakeFirst()
  if (!passkey) return refused('unknown-passkey')
  const { credentialId, personId, publicKey, counter } = passkey
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: new URL(site.origin).hostname,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: true,
  }).catch(() => ({ verified: false }) as const)
  if (!verified.verified) return refused('not-verified')
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  await tablesOf(database)
    .updateTable('passkeys')
    .set({ counter: newCounter, synced: credentialBackedUp, lastUsedAt: clock.now() })
    .where('credentialId', '=', credentialId)
    .execute()
  return { kind: 'recognised', personId, passkeyId: credentialId }
}

function refused(code: PasskeyRefusal) {
  return { kind: 'refused', code } as const
}
