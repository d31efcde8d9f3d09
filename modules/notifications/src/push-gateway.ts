import { createECDH } from 'node:crypto'
import webPush from 'web-push'
import { type Keyring, lookupIndex } from '#platform/crypto'

/** Where a browser is reached, as its `PushSubscription` says it. */
export type PushAddress = {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

export type PushMessage = { readonly id: string; readonly content: string; readonly secondsUseful: number }

/** The browsers' push services. `gone`: this browser does not listen any more. */
export type PushGateway = {
  readonly send: (
    address: PushAddress,
    message: PushMessage,
    signal: AbortSignal,
  ) => Promise<'delivered' | 'refused' | 'gone' | 'unknown'>
}

export type PushIdentity = { readonly publicKey: string; readonly privateKey: string }

/**
 * The key pair by which push services know this installation (VAPID). It is drawn from the keyring, so every process
 * has the same one, none is stored, and it lives as long as the pepper: browsers subscribe to this very key.
 */
export function pushIdentity(keyring: Keyring): PushIdentity {
  const pair = createECDH('prime256v1')
  const privateKey = lookupIndex(keyring, 'notifications.vapid', 'private key')
  pair.setPrivateKey(privateKey)
  return {
    publicKey: pair.getPublicKey().toString('base64url'),
    privateKey: privateKey.toString('base64url'),
  }
}

export type PushSettings = {
  /** `mailto:…` or `https://…`: whom a push service writes to about us. */
  readonly contact: string
  /** How a request is made; another one than the global `fetch` only where there is no network. */
  readonly fetch?: typeof fetch
}

/** Encrypts to the browser (RFC 8291) and hands over to its push service (RFC 8030). */
export function connectPushServices(keyring: Keyring, settings: PushSettings): PushGateway {
  const vapidDetails = { subject: settings.contact, ...pushIdentity(keyring) }
  return {
    send: async (address, { id, content, secondsUseful }, signal) => {
      try {
        const request = webPush.generateRequestDetails(address, content, {
          vapidDetails,
          TTL: secondsUseful,
          // A message sent twice replaces itself, here and by its tag on the screen.
          topic: id.replaceAll('-', ''),
          contentEncoding: 'aes128gcm',
        })
        const response = await (settings.fetch ?? fetch)(request.endpoint, {
          method: 'POST',
          headers: request.headers as Record<string, string>,
          body: new Uint8Array(request.body),
          redirect: 'error',
          signal,
        })
        return outcomeOf(response.status)
      } catch {
        return 'unknown'
      }
    },
  }
}

function outcomeOf(status: number): Awaited<ReturnType<PushGateway['send']>> {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'unknown' : 'refused'
}
