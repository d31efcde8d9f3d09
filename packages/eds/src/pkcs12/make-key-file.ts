import { randomBytes } from '../algorithms/index.ts'
import {
  context,
  encode,
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  tag,
} from '../der/index.ts'
import { sha1, sha256 } from '../hash/sha.ts'
import { deriveKey, writePassword } from './derive-key.ts'
import { hmac } from './mac.ts'
import { keyFileOid, lockOid } from './oid.ts'
import { stretch } from './pbkdf2.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A key with its certificate, both DER, as they go into a file. */
export type KeyFileItem = {
  readonly pkcs8: Uint8Array
  readonly certificate: Uint8Array
  readonly friendlyName?: string
}

export type KeyFileDraft = {
  readonly items: readonly KeyFileItem[]
  /** Certificates of the authorities above, DER. */
  readonly chain?: readonly Uint8Array[]
  readonly password: string
}

// A page must open the file within 300 ms, and it has two locks; a guess at the password costs as much.
const stretchRounds = 50_000
const sealRounds = 2048

/**
 * Makes a key file that every current program opens: PBES2 with AES-256 and PBKDF2 with SHA-256, sealed with SHA-256.
 * @example await makeKeyFile({ items: [{ pkcs8, certificate }], password: 'Құпия12' })
 */
export async function makeKeyFile({ items, chain = [], password }: KeyFileDraft): Promise<Uint8Array> {
  const text = password.normalize('NFC')
  const certificates = [
    ...items.map((item) => certificateBag(item.certificate, marksOf(item))),
    ...chain.map((certificate) => certificateBag(certificate)),
  ]
  const keys: Uint8Array[] = []
  for (const item of items) keys.push(await keyBag(item, text))
  const contents = encodeSequence(
    await lockedSafe(encodeSequence(...certificates), text),
    encodeSequence(encodeOid(keyFileOid.data), encodeExplicit(0, encodeOctetString(encodeSequence(...keys)))),
  )
  return encodeSequence(
    encodeInteger(3),
    encodeSequence(encodeOid(keyFileOid.data), encodeExplicit(0, encodeOctetString(contents))),
    await seal(contents, text),
  )
}

async function seal(contents: Uint8Array, password: string): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const key = deriveKey(sha256, 'mac', writePassword(password), salt, sealRounds, sha256.length)
  const algorithm = encodeSequence(encodeOid('2.16.840.1.101.3.4.2.1'), encodeNull())
  const digest = encodeOctetString(await hmac('SHA-256', key, contents))
  return encodeSequence(encodeSequence(algorithm, digest), encodeOctetString(salt), encodeInteger(sealRounds))
}

async function keyBag(item: KeyFileItem, password: string): Promise<Uint8Array> {
  const { algorithm, octets } = await lock(item.pkcs8, password)
  const value = encodeSequence(algorithm, encodeOctetString(octets))
  return bag(keyFileOid.shroudedKeyBag, value, marksOf(item))
}

function certificateBag(certificate: Uint8Array, marks: readonly Uint8Array[] = []): Uint8Array {
  const value = encodeSequence(
    encodeOid(keyFileOid.x509Certificate),
    encodeExplicit(0, encodeOctetString(certificate)),
  )
  return bag(keyFileOid.certificateBag, value, marks)
}

function bag(kind: string, value: Uint8Array, marks: readonly Uint8Array[]): Uint8Array {
  const attributes = marks.length > 0 ? [encodeSetOf(...marks)] : []
  return encodeSequence(encodeOid(kind), encodeExplicit(0, value), ...attributes)
}

/** What ties a key to its certificate: any octets that are the same on both, by custom the hash of the certificate. */
function marksOf({ certificate, friendlyName }: KeyFileItem): readonly Uint8Array[] {
  const mark = (type: string, value: Uint8Array) => encodeSequence(encodeOid(type), encodeSetOf(value))
  const id = mark(keyFileOid.localKeyId, encodeOctetString(sha1.digest(certificate)))
  if (friendlyName === undefined) return [id]
  const text = encode(tag.bmpString, writePassword(friendlyName).subarray(0, friendlyName.length * 2))
  return [mark(keyFileOid.friendlyName, text), id]
}

async function lockedSafe(open: Uint8Array, password: string): Promise<Uint8Array> {
  const { algorithm, octets } = await lock(open, password)
  const inner = encodeSequence(encodeOid(keyFileOid.data), algorithm, encode(context(0), octets))
  return encodeSequence(
    encodeOid(keyFileOid.encryptedData),
    encodeExplicit(0, encodeSequence(encodeInteger(0), inner)),
  )
}

async function lock(open: Uint8Array, password: string) {
  const { subtle } = crypto
  const salt = randomBytes(16)
  const iv = randomBytes(16) as Bytes
  const how = { salt, rounds: stretchRounds, length: 32, hash: 'SHA-256' } as const
  const secret = (await stretch(password, how, 32)) as Bytes
  const key = await subtle.importKey('raw', secret, 'AES-CBC', false, ['encrypt'])
  const octets = new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv }, key, open as Bytes))
  const mixing = encodeSequence(encodeOid(lockOid.hmacSha256), encodeNull())
  const stretching = encodeSequence(
    encodeOid(lockOid.pbkdf2),
    encodeSequence(encodeOctetString(salt), encodeInteger(stretchRounds), mixing),
  )
  const cipher = encodeSequence(encodeOid(lockOid.aes256), encodeOctetString(iv))
  const parameters = encodeSequence(stretching, cipher)
  return { algorithm: encodeSequence(encodeOid(lockOid.pbes2), parameters), octets }
}
