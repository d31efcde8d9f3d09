import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Challenges } from './challenges.ts'
import { parseAddedPasskey, parsePasskeySignIn } from './passkey-responses.ts'

/** Where passkeys are good: one host. On `localhost` they work, on an IP address they do not. */
export type PasskeySite = { readonly origin: string; readonly name: string }

/** `challenge`: not ours, used or too old; start over. `not-verified`: the device's proof does not hold. */
export type PasskeyRefusal = 'malformed' | 'challenge' | 'unknown-passkey' | 'not-verified' | 'exists'

export type Refused = { readonly kind: 'refused'; readonly code: PasskeyRefusal }

/** What is kept of a passkey. */
export type NewPasskey = {
  readonly id: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  /** Kept by the maker of the device for all of its owner's devices. */
  readonly synced: boolean
}

export type KnownPasskey = Pick<NewPasskey, 'id' | 'publicKey' | 'counter'>

/** ES256, EdDSA, RS256 (COSE numbers): what every maker of phones and keys supports today. */
const algorithms = [-7, -8, -257]

/** What the browser needs to make a passkey for this owner, who has been recognised by other means. */
export async function offerNewPasskey(
  challenges: Challenges,
  site: PasskeySite,
  owner: { readonly id: string; readonly shownName: string },
  existing: readonly Pick<NewPasskey, 'id' | 'transports'>[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await generateRegistrationOptions({
    rpName: site.name,
    supportedAlgorithmIDs: algorithms,
    rpID: hostOf(site),
    userName: owner.shownName,
    userDisplayName: owner.shownName,
    userID: new TextEncoder().encode(owner.id),
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // The passkey alone signs its owner in: it must be found without a name and be unlocked by its owner.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await challenges.keep(options.challenge, `add ${owner.id}`)
  return options
}

/** Checks the passkey the browser made for this owner; keeping it is the caller's. */
export async function readNewPasskey(
  challenges: Challenges,
  site: PasskeySite,
  ownerId: string,
  sent: unknown,
): Promise<{ readonly kind: 'made'; readonly passkey: NewPasskey } | Refused> {
  const response = parseAddedPasskey(sent)
  if (!response) return refused('malformed')
  const challenge = await challenges.take(response.response.clientDataJSON, `add ${ownerId}`)
  if (challenge === null) return refused('challenge')
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: true,
  }).catch(() => ({ verified: false }) as const)
  if (!verified.verified) return refused('not-verified')
  const { credential, credentialBackedUp } = verified.registrationInfo
  return {
    kind: 'made',
    passkey: {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports ?? [],
      synced: credentialBackedUp,
    },
  }
}

/** What the browser needs to sign somebody in by a passkey; good for this one sign-in only. */
export async function askForAnyPasskey(
  challenges: Challenges,
  site: PasskeySite,
  signIn: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: hostOf(site), userVerification: 'required' })
  await challenges.keep(options.challenge, `sign-in ${signIn}`)
  return options
}

export type UsedPasskey<Known> = {
  readonly kind: 'recognised'
  readonly passkey: Known
  readonly counter: number
  readonly synced: boolean
}

/** Whose passkey answered? A counter that does not grow means a copied key and is refused. */
export async function readUsedPasskey<Known extends KnownPasskey>(
  challenges: Challenges,
  site: PasskeySite,
  signIn: string,
  sent: unknown,
  find: (id: string) => Promise<Known | undefined>,
): Promise<UsedPasskey<Known> | Refused> {
  const response = parsePasskeySignIn(sent)
  if (!response) return refused('malformed')
  const challenge = await challenges.take(response.response.clientDataJSON, `sign-in ${signIn}`)
  if (challenge === null) return refused('challenge')
  const passkey = await find(response.id)
  if (!passkey) return refused('unknown-passkey')
  const { id, publicKey, counter } = passkey
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    credential: { id, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: true,
  }).catch(() => ({ verified: false }) as const)
  if (!verified.verified) return refused('not-verified')
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  return { kind: 'recognised', passkey, counter: newCounter, synced: credentialBackedUp }
}

function hostOf(site: PasskeySite): string {
  return new URL(site.origin).hostname
}

function refused(code: PasskeyRefusal): Refused {
  return { kind: 'refused', code }
}
