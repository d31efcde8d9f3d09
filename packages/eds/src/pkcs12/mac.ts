import { hashOf, type PlatformHash } from '../algorithms/index.ts'
import {
  areEqual,
  countOf,
  type DerElement,
  fieldsOf,
  noMore,
  octetsOf,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type SyncHash, sha1, sha256 } from '../hash/sha.ts'
import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from '../x509/index.ts'
import { deriveKey } from './derive-key.ts'
import { lockOid } from './oid.ts'
import type { Password } from './password.ts'
import { expectRounds, hmacHash, parseStretching, stretch } from './pbkdf2.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** MacData (RFC 7292, 4). */
export type MacSeal = {
  readonly algorithm: AlgorithmIdentifier
  readonly digest: Uint8Array
  readonly salt: Uint8Array
  readonly rounds: number
}

const maxRounds = 1_000_000

export function parseMacSeal(element: DerElement): MacSeal {
  const fields = fieldsOf(element)
  const stated = fieldsOf(take(fields, tag.sequence))
  const algorithm = parseAlgorithmIdentifier(take(stated, tag.sequence))
  const digest = octetsOf(take(stated, tag.octetString))
  noMore(stated)
  const salt = octetsOf(take(fields, tag.octetString))
  const rounds = takeIf(fields, tag.integer)
  noMore(fields)
  return { algorithm, digest, salt, rounds: rounds ? expectRounds(countOf(rounds), maxRounds) : 1 }
}

/** Whether the seal over the contents was made with this password. */
export async function isSealOf(
  { algorithm, digest, salt, rounds }: MacSeal,
  contents: Uint8Array,
  password: Password,
): Promise<boolean> {
  if (algorithm.oid === lockOid.pbmac1) return isPbmac1Of(algorithm, digest, contents, password.text)
  const hash = syncHashOf(algorithm)
  const key = deriveKey(hash, 'mac', password.octets, salt, rounds, hash.length)
  return areEqual(digest, await hmac(hash.name, key, contents))
}

// RFC 9579: PBKDF2 and HMAC instead of the derivation of RFC 7292.
async function isPbmac1Of(
  { parameters }: AlgorithmIdentifier,
  digest: Uint8Array,
  contents: Uint8Array,
  password: string,
): Promise<boolean> {
  if (!parameters) throw new EdsError('structure', 'The seal of the key file does not say how it was made.')
  const fields = fieldsOf(parameters)
  const stretching = parseStretching(take(fields, tag.sequence))
  const scheme = parseAlgorithmIdentifier(take(fields, tag.sequence))
  noMore(fields)
  const length = stretching.length
  if (length === undefined || length < 16 || length > 512)
    throw new EdsError('structure', 'The seal of the key file names no sound key length.')
  const key = await stretch(password, stretching, length)
  return areEqual(digest, await hmac(hmacHash(scheme.oid), key, contents))
}

function syncHashOf(algorithm: AlgorithmIdentifier): SyncHash {
  const hash = hashOf(algorithm)
  if (hash === 'SHA-1') return sha1
  if (hash === 'SHA-256') return sha256
  throw new EdsError('algorithm-unsupported', `The key file is sealed with ${algorithm.oid}, unknown here.`)
}

export async function hmac(hash: PlatformHash, key: Uint8Array, content: Uint8Array): Promise<Uint8Array> {
  const { subtle } = crypto
  const imported = await subtle.importKey('raw', key as Bytes, { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await subtle.sign('HMAC', imported, content as Bytes))
}
