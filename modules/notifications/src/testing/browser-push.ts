import { createDecipheriv, createECDH, createVerify, hkdfSync, randomBytes } from 'node:crypto'
import type { PushAddress } from '../index.ts'

const hkdf = (secret: Uint8Array, salt: Uint8Array, about: Uint8Array, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, length))

/** A browser that listens: its push address, and how it opens what its push service hands over (RFC 8291). */
export function listeningBrowser(endpoint = 'https://fcm.googleapis.com/fcm/send/one') {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)
  const keys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') }
  const address: PushAddress = { endpoint, keys }

  const open = (body: Uint8Array): string => {
    const sent = Buffer.from(body)
    const salt = sent.subarray(0, 16)
    const keyLength = sent[20]!
    const theirs = sent.subarray(21, 21 + keyLength)
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, theirs])
    const secret = hkdf(own.computeSecret(theirs), auth, about, 32)
    const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
    const record = sent.subarray(21 + keyLength)
    const opening = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16))
    const plain = Buffer.concat([opening.update(record.subarray(0, -16)), opening.final()])
    // The last record ends with a delimiter and padding.
    return plain.subarray(0, plain.lastIndexOf(2)).toString()
  }
  return { address, open }
}

/** Whether the header of a request was signed by the installation it names (RFC 8292), and what it claims. */
export function readVapid(authorization: string) {
  const [, token = '', publicKey = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const key = {
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
    format: 'jwk' as const,
    dsaEncoding: 'ieee-p1363' as const,
  }
  const holds = createVerify('sha256').update(`${head}.${claims}`).verify(key, signature, 'base64url')
  return { holds, publicKey, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) }
}
