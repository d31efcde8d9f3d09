import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** What a browser's `PushSubscription` says of itself. */
export type PushSubscription = {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

export type PretendBrowser = {
  readonly subscription: PushSubscription
  /** Opens what its push service handed over; `null`: it was not encrypted to this browser, or it was changed. */
  readonly open: (body: Uint8Array) => string | null
}

const headLength = 21
const tagLength = 16

/** A browser that has subscribed: it keeps the private key, and says where it is reached. */
export function pretendBrowser(endpoint: string): PretendBrowser {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)
  const keys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') }
  /** RFC 8291, 3.3 and 3.4, over RFC 8188. */
  const openSealed = (sent: Buffer): string => {
    const salt = sent.subarray(0, 16)
    const keyLength = sent[20] ?? 0
    const theirs = sent.subarray(headLength, headLength + keyLength)
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, theirs])
    const secret = derive(own.computeSecret(theirs), auth, about, 32)
    const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
    const record = sent.subarray(headLength + keyLength)
    const opening = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: tagLength })
    opening.setAuthTag(record.subarray(-tagLength))
    const plain = Buffer.concat([opening.update(record.subarray(0, -tagLength)), opening.final()])
    // The last record ends with a delimiter and padding.
    return plain.subarray(0, plain.lastIndexOf(2)).toString()
  }
  return {
    subscription: { endpoint, keys },
    open: (body) => {
      try {
        return openSealed(Buffer.from(body))
      } catch {
        return null
      }
    },
  }
}

function derive(secret: Uint8Array, salt: Uint8Array, about: Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, about, length))
}
