import { base64Bytes, base64Of, signCms, webSigningKey } from '#eds'
import type { openSandbox } from '../../../../apps/sandbox/src/testing/open-sandbox.ts'

export type TestSigner = {
  readonly serialNumber: string
  readonly certificate: Uint8Array
  readonly pkcs8: Uint8Array
  readonly sign: (content: Uint8Array, attached?: boolean) => Promise<Uint8Array>
}

export type SignerWish = {
  readonly iin: string
  readonly bin?: string
  readonly role?: string
  readonly use?: 'signing' | 'authentication'
  readonly days?: number
}

/** Orders a certificate of the sandbox's authority for a new key, which then really signs. */
export async function orderSigner(
  { ask }: Pick<ReturnType<typeof openSandbox>, 'ask'>,
  wish: SignerWish,
): Promise<TestSigner> {
  const { subtle } = crypto
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const publicKey = base64Of(new Uint8Array(await subtle.exportKey('spki', pair.publicKey)))
  const { status, body } = await ask('POST', '/api/authority/certificates', { ...wish, publicKey })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const key = webSigningKey(pair.privateKey, { kind: 'ecdsa', hash: 'SHA-256' })
  const certificate = base64Bytes(body.certificate)
  const chain = [base64Bytes(body.chain[0])]
  return {
    serialNumber: body.serialNumber,
    certificate,
    pkcs8: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
    sign: (content, attached = true) => signCms({ content, attached }, { key, certificate, chain }),
  }
}
