import { createHash } from 'node:crypto'
import { connect } from 'node:tls'
import type { APIRequestContext } from 'playwright-core'
import { here } from './here.ts'

const port = Number(here.settings.SENIM_NCALAYER_PORT)

/** The public key of NCALayer's own certificate, by which a browser is told to believe it. */
export function ncalayerKeyDigest(): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const key = socket.getPeerX509Certificate()!.publicKey.export({ type: 'spki', format: 'der' })
      socket.end()
      resolve(createHash('sha256').update(key).digest('base64'))
    })
    socket.on('error', reject)
  })
}

/** Tells the sandbox's NCALayer whose computer it is on and how its window is answered. */
export async function setNcalayer(request: APIRequestContext, setting: object): Promise<void> {
  const answer = await request.put(`${here.sandbox}/api/ncalayer`, { data: setting })
  if (!answer.ok()) throw new Error(await answer.text())
}

/** The key of somebody of the sandbox as a file, to be chosen in a page. */
export async function keyFile(
  request: APIRequestContext,
  iin: string,
  query = '',
): Promise<{
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}> {
  const answer = await request.get(`${here.sandbox}/api/people/${iin}/key-file?${query}`)
  if (!answer.ok()) throw new Error(await answer.text())
  return { name: 'key.p12', mimeType: 'application/x-pkcs12', buffer: await answer.body() }
}
