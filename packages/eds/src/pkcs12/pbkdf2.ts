import type { PlatformHash } from '../algorithms/index.ts'
import { countOf, type DerElement, fieldsOf, noMore, octetsOf, tag, take, takeIf } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { parseAlgorithmIdentifier } from '../x509/index.ts'
import { lockOid } from './oid.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** PBKDF2-params (RFC 8018, A.2). */
export type Stretching = {
  readonly salt: Uint8Array
  readonly rounds: number
  readonly length: number | undefined
  readonly hash: PlatformHash
}

/** Ten times what any program asks for today; beyond it a file only wants to keep somebody busy. */
const maxRounds = 6_000_000

const hmacHashes: Readonly<Record<string, PlatformHash>> = {
  [lockOid.hmacSha1]: 'SHA-1',
  [lockOid.hmacSha256]: 'SHA-256',
  [lockOid.hmacSha384]: 'SHA-384',
  [lockOid.hmacSha512]: 'SHA-512',
}

/** The hash of an HMAC, which is also how PBKDF2 mixes. */
export function hmacHash(oid: string): PlatformHash {
  const hash = hmacHashes[oid]
  if (!hash) throw new EdsError('algorithm-unsupported', `The key file is made with ${oid}, unknown here.`)
  return hash
}

/** Reads the AlgorithmIdentifier of PBKDF2. */
export function parseStretching(element: DerElement): Stretching {
  const { oid, parameters } = parseAlgorithmIdentifier(element)
  if (oid !== lockOid.pbkdf2 || !parameters)
    throw new EdsError('algorithm-unsupported', `The key file stretches its password with ${oid}.`)
  const fields = fieldsOf(parameters)
  const salt = octetsOf(take(fields, tag.octetString))
  const rounds = expectRounds(countOf(take(fields, tag.integer)), maxRounds)
  const length = takeIf(fields, tag.integer)
  const mixing = takeIf(fields, tag.sequence)
  noMore(fields)
  const hash = mixing ? hmacHash(parseAlgorithmIdentifier(mixing).oid) : 'SHA-1'
  return { salt, rounds, length: length && countOf(length), hash }
}

export function expectRounds(rounds: number, most: number): number {
  if (rounds < 1) throw new EdsError('structure', 'The key file does not stretch its password at all.')
  if (rounds <= most) return rounds
  throw new EdsError(
    'der-size',
    `The key file wants its password mixed ${rounds} times; at most ${most} are.`,
  )
}

/** PBKDF2 (RFC 8018, 5.2) over the UTF-8 of the password. */
export async function stretch(password: string, how: Stretching, length: number): Promise<Uint8Array> {
  const { subtle } = crypto
  const secret = new TextEncoder().encode(password)
  const key = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
  const algorithm = { name: 'PBKDF2', salt: how.salt as Bytes, iterations: how.rounds, hash: how.hash }
  return new Uint8Array(await subtle.deriveBits(algorithm, key, length * 8))
}
