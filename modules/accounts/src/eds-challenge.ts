import canonicalize from 'canonicalize'
import { type Judgement, orIfUnsound, parseCmsSignature, plainSignatureBytes, type VerdictReason } from '#eds'
import type { Clock } from '#platform/clock'
import { type Keyring, randomToken, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { PresentedCertificate } from './acting/index.ts'
import { findByIin } from './find-account.ts'
import { tablesOf } from './tables.ts'

const purpose = 'sign-in'
/** A challenge is answered within two minutes, once. */
export const edsChallengeMilliseconds = 2 * 60_000

/** One sign-in, and the site that people see it at: a signature given to another site opens nothing here. */
export type EdsSignInPlace = { readonly interaction: string; readonly origin: string }

/**
 * What the key of an EDS is to sign for this sign-in: canonical JSON (RFC 8785) that says what it is for.
 * `{"iat":…,"nonce":"…","origin":"…","purpose":"sign-in"}`
 */
export async function offerEdsChallenge(
  database: Database,
  clock: Clock,
  { interaction, origin }: EdsSignInPlace,
): Promise<Uint8Array> {
  const nonce = randomToken(systemRandom)
  const issuedAt = clock.now()
  await tablesOf(database).insertInto('edsChallenges').values({ nonce, interaction, issuedAt }).execute()
  return writtenChallenge(nonce, origin, issuedAt)
}

/**
 * Why an EDS opened nothing.
 * - `not-an-answer`: not one signature over a challenge of this sign-in; sign the page's own file.
 * - `late`: the challenge was used already, or two minutes have passed; the page offers a new one.
 * - `not-a-person`: the certificate bears no IIN.
 * - `no-account`: the key is the person's, who has no Digital ID yet. Only the holder of the key learns it.
 * - any reason of a verdict: the signature or its certificate is not accepted.
 */
export type EdsRefusal = 'not-an-answer' | 'late' | 'not-a-person' | 'no-account' | VerdictReason

export type EdsSignIn =
  | { readonly kind: 'recognised'; readonly personId: string; readonly certificate: PresentedCertificate }
  | { readonly kind: 'refused'; readonly code: EdsRefusal }

export type EdsRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  /** Judges an answer, and asks the authority whether the certificate was revoked. */
  readonly judge: (cms: Uint8Array) => Promise<Judgement>
}

/** Whose key answered the challenge? A challenge is used up by its first answer, whatever comes of it. */
export async function recogniseByEds(
  room: EdsRoom,
  place: EdsSignInPlace,
  sent: Uint8Array,
): Promise<EdsSignIn> {
  const content = contentOf(sent)
  if (!content) return refuse('not-an-answer')
  const issuedAt = await takeChallenge(room.database, place, content)
  if (issuedAt === 'not-an-answer') return refuse('not-an-answer')
  const age = issuedAt === null ? Number.POSITIVE_INFINITY : room.clock.now().getTime() - issuedAt.getTime()
  if (age > edsChallengeMilliseconds) return refuse('late')
  const { reason, signers } = await room.judge(sent)
  if (reason) return refuse(reason)
  const [signer, ...others] = signers
  if (!signer?.profile || others.length > 0) return refuse('not-an-answer')
  const { iin, bin, organization, roles } = signer.profile
  if (iin === null) return refuse('not-a-person')
  const personId = await findByIin(room.database, room.keyring, iin)
  if (personId === null) return refuse('no-account')
  return { kind: 'recognised', personId, certificate: { bin, organization, roles } }
}

function refuse(code: EdsRefusal): EdsSignIn {
  return { kind: 'refused', code }
}

function contentOf(sent: Uint8Array): Uint8Array | null {
  return orIfUnsound(() => parseCmsSignature(plainSignatureBytes(sent)).content ?? null, null)
}

/** When the challenge was given that these bytes repeat to the letter; `null` if it is used up or of another sign-in. */
async function takeChallenge(
  database: Database,
  { interaction, origin }: EdsSignInPlace,
  content: Uint8Array,
): Promise<Date | null | 'not-an-answer'> {
  const nonce = nonceIn(content)
  if (nonce === null) return 'not-an-answer'
  const taken = await tablesOf(database)
    .deleteFrom('edsChallenges')
    .where('nonce', '=', nonce)
    .where('interaction', '=', interaction)
    .returning('issuedAt')
    .executeTakeFirst()
  if (!taken) return null
  const expected = writtenChallenge(nonce, origin, taken.issuedAt)
  return Buffer.from(expected).equals(Buffer.from(content)) ? taken.issuedAt : 'not-an-answer'
}

function writtenChallenge(nonce: string, origin: string, issuedAt: Date): Uint8Array {
  const iat = Math.floor(issuedAt.getTime() / 1000)
  return new TextEncoder().encode(canonicalize({ purpose, origin, nonce, iat }) ?? '')
}

function nonceIn(content: Uint8Array): string | null {
  try {
    const read: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(0, 1000)),
    )
    if (typeof read !== 'object' || read === null || !('nonce' in read)) return null
    return typeof read.nonce === 'string' ? read.nonce : null
  } catch {
    return null
  }
}
