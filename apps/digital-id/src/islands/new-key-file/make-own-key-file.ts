import { base64Bytes, base64Of, makeKeyFile } from '#eds'
import { makeRequestedKey } from '#modules/signing/browser'
import type { KeyFileAnswer, KeyFileFault, KeyFileTask } from './messages.ts'

type Certified = {
  readonly certificates: readonly {
    readonly use: 'signing' | 'authentication'
    readonly certificate: string
  }[]
  readonly chain: readonly string[]
}

const faults: Readonly<Record<number, KeyFileFault>> = { 404: 'over', 409: 'over', 422: 'refused' }

/** Makes both keys, has them certified, and locks them into a file with the password. */
export async function makeOwnKeyFile(
  { name, password, certificates }: KeyFileTask,
  asking: () => void,
  ask: typeof fetch = fetch,
): Promise<KeyFileAnswer> {
  const [authentication, signing] = await Promise.all([
    makeRequestedKey(name, 'rsa-2048'),
    makeRequestedKey(name, 'rsa-2048'),
  ])
  asking()
  const requests = [
    { use: 'authentication', request: base64Of(authentication.request) },
    { use: 'signing', request: base64Of(signing.request) },
  ]
  const response = await ask(certificates, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requests }),
  })
  if (!response.ok) return { kind: 'failed', code: faults[response.status] ?? 'unavailable' }
  const certified: Certified = await response.json()
  const keyOf = { authentication: authentication.pkcs8, signing: signing.pkcs8 }
  const file = await makeKeyFile({
    items: certified.certificates.map(({ use, certificate }) => ({
      pkcs8: keyOf[use],
      certificate: base64Bytes(certificate),
      friendlyName: use === 'signing' ? 'SIGN' : 'AUTH',
    })),
    chain: certified.chain.map(base64Bytes),
    password,
  })
  return { kind: 'made', file: new Uint8Array(file) }
}
