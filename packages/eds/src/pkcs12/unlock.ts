import { countOf, fieldsOf, noMore, octetsOf, tag, take } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { sha1 } from '../hash/sha.ts'
import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from '../x509/index.ts'
import { deriveKey } from './derive-key.ts'
import { lockOid } from './oid.ts'
import type { Password } from './password.ts'
import { expectRounds, parseStretching, stretch } from './pbkdf2.ts'
import { rc2, type UnlockBlock } from './rc2.ts'
import { tripleDes } from './triple-des.ts'
import { unlockCbc } from './unlock-cbc.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Cipher = { readonly keyLength: number; readonly of: (key: Uint8Array) => UnlockBlock }

// RFC 7292, appendix C; triple DES with two keys repeats the first.
const oldCiphers: Readonly<Record<string, Cipher>> = {
  [lockOid.tripleDes]: { keyLength: 24, of: tripleDes },
  [lockOid.twoKeyTripleDes]: {
    keyLength: 16,
    of: (key) => tripleDes(Uint8Array.from([...key, ...key.subarray(0, 8)])),
  },
  [lockOid.rc2With128]: { keyLength: 16, of: (key) => rc2(key, 128) },
  [lockOid.rc2With40]: { keyLength: 5, of: (key) => rc2(key, 40) },
}

const aesKeyLengths: Readonly<Record<string, number>> = {
  [lockOid.aes128]: 16,
  [lockOid.aes192]: 24,
  [lockOid.aes256]: 32,
}

const maxRounds = 1_000_000

/**
 * Unlocks what a password has locked: PBES2 with AES or triple DES, or the schemes of RFC 7292, appendix C.
 * @returns null if the padding is wrong: the password is another one, or the bytes were changed
 */
export async function unlock(
  algorithm: AlgorithmIdentifier,
  password: Password,
  locked: Uint8Array,
): Promise<Uint8Array | null> {
  if (algorithm.oid === lockOid.pbes2) return unlockPbes2(algorithm, password.text, locked)
  const cipher = oldCiphers[algorithm.oid]
  if (!cipher || !algorithm.parameters) throw unknownLock(algorithm.oid)
  const fields = fieldsOf(algorithm.parameters)
  const salt = octetsOf(take(fields, tag.octetString))
  const rounds = expectRounds(countOf(take(fields, tag.integer)), maxRounds)
  noMore(fields)
  const key = deriveKey(sha1, 'key', password.octets, salt, rounds, cipher.keyLength)
  const iv = deriveKey(sha1, 'iv', password.octets, salt, rounds, 8)
  return unlockCbc(cipher.of(key), iv, locked)
}

// PBES2-params (RFC 8018, A.4).
async function unlockPbes2(
  { parameters }: AlgorithmIdentifier,
  password: string,
  locked: Uint8Array,
): Promise<Uint8Array | null> {
  if (!parameters) throw unknownLock(lockOid.pbes2)
  const fields = fieldsOf(parameters)
  const stretching = parseStretching(take(fields, tag.sequence))
  const cipher = parseAlgorithmIdentifier(take(fields, tag.sequence))
  noMore(fields)
  const iv = cipher.parameters?.tag === tag.octetString ? octetsOf(cipher.parameters) : undefined
  const keyLength = cipher.oid === lockOid.tripleDesCbc ? 24 : aesKeyLengths[cipher.oid]
  if (!iv || !keyLength) throw unknownLock(cipher.oid)
  const key = await stretch(password, stretching, keyLength)
  if (cipher.oid !== lockOid.tripleDesCbc) return unlockAes(key, iv, locked)
  return iv.length === 8 ? unlockCbc(tripleDes(key), iv, locked) : null
}

async function unlockAes(key: Uint8Array, iv: Uint8Array, locked: Uint8Array): Promise<Uint8Array | null> {
  if (iv.length !== 16 || locked.length === 0 || locked.length % 16 !== 0) return null
  const { subtle } = crypto
  const aes = await subtle.importKey('raw', key as Bytes, 'AES-CBC', false, ['decrypt'])
  try {
    return new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv: iv as Bytes }, aes, locked as Bytes))
  } catch {
    return null
  }
}

function unknownLock(oid: string): EdsError {
  return new EdsError('algorithm-unsupported', `The key file is locked with ${oid}, unknown here.`)
}
