import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { contextOf, type Place } from './fields.ts'
import type { PersonKey } from './person-keys.ts'
import type { Random } from './random.ts'
import { encode, tampered } from './sealed.ts'

type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>

const version = 1
const saltLength = 32
const tagLength = 16
const pieceLength = 65_536

/**
 * Encrypts a blob of any length piece by piece. Every piece is authenticated with its number and whether it is the
 * last, so pieces cannot be changed, swapped, left out or cut off, and nothing unproven is ever passed on.
 *
 *     await pipeline(upload, (source) => encryptStream(key, place, source, random), file)
 */
export async function* encryptStream(
  key: PersonKey,
  place: Place,
  source: Bytes,
  random: Random,
): AsyncGenerator<Buffer> {
  const salt = random.bytes(saltLength)
  const blobKey = keyOfBlob(key, salt)
  const context = encode(contextOf(key, place))
  yield Buffer.concat([Buffer.of(version), salt])
  for await (const { piece, number, last } of piecesOf(source, pieceLength)) {
    const cipher = createCipheriv('aes-256-gcm', blobKey, nonceOf(number, last), { authTagLength: tagLength })
    cipher.setAAD(context)
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

/** Opens what `encryptStream` made; throws `CryptoError` `tampered` at the first piece that is not as it was. */
export async function* decryptStream(key: PersonKey, place: Place, source: Bytes): AsyncGenerator<Buffer> {
  const context = contextOf(key, place)
  const { head, rest } = await splitHead(source, 1 + saltLength)
  if (head.length < 1 + saltLength || head[0] !== version) throw tampered(context)
  const blobKey = keyOfBlob(key, head.subarray(1))
  for await (const { piece, number, last } of piecesOf(rest, pieceLength + tagLength)) {
    if (piece.length < tagLength) throw tampered(context)
    const decipher = createDecipheriv('aes-256-gcm', blobKey, nonceOf(number, last), {
      authTagLength: tagLength,
    })
    decipher.setAAD(encode(context))
    decipher.setAuthTag(piece.subarray(-tagLength))
    let plain: Buffer
    try {
      plain = Buffer.concat([decipher.update(piece.subarray(0, -tagLength)), decipher.final()])
    } catch (cause) {
      throw tampered(context, cause)
    }
    yield plain
  }
}

// A key of its own for every blob: the piece's number can then be the nonce without ever repeating under one key.
function keyOfBlob({ key }: PersonKey, salt: Buffer): KeyObject {
  return createSecretKey(createHmac('sha256', key).update('blob').update(salt).digest())
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Cuts a stream into pieces of one length; the last may be shorter, and is empty only for an empty stream. */
async function* piecesOf(source: Bytes, length: number) {
  let waiting: Buffer[] = []
  let size = 0
  let number = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    size += chunk.length
    if (size <= length) continue
    let joined = Buffer.concat(waiting)
    // A full piece waits until more comes: only the end of the stream says that it was the last.
    for (; joined.length > length; joined = joined.subarray(length))
      yield { piece: joined.subarray(0, length), number: number++, last: false }
    waiting = [joined]
    size = joined.length
  }
  yield { piece: Buffer.concat(waiting), number, last: true }
}

async function splitHead(
  source: Bytes,
  length: number,
): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  const chunks = iterate(source)
  let joined = Buffer.alloc(0)
  while (joined.length < length) {
    const { done, value } = await chunks.next()
    if (done) break
    joined = Buffer.concat([joined, value])
  }
  const beyond = joined.subarray(length)
  const rest = async function* () {
    yield beyond
    yield* chunks
  }
  return { head: joined.subarray(0, length), rest: rest() }
}

async function* iterate(source: Bytes): AsyncGenerator<Buffer> {
  yield* source
}
