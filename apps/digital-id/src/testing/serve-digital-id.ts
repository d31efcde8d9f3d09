import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import * as openid from 'openid-client'
import { onTestFinished } from 'vitest'
import { openidPath } from '../openid/index.ts'
import { openDigitalId } from './open-digital-id.ts'

type Assets = ReadonlyMap<string, Uint8Array>

/** Digital ID with its provider on a port of this machine, and a service that asks who people are; inside a test. */
export async function serveDigitalId(assets: Assets = new Map(), assetsFolder: string | null = null) {
  let answer: RequestListener = (_, response) => response.writeHead(503).end()
  const origin = await listen((request, response) => answer(request, response))
  const portal = await listen((_, response) => response.end('the portal'))
  const digitalId = await openDigitalId(origin, portal, assetsFolder)
  digitalId.site.get('/assets/:name', (c) => {
    const body = assets.get(c.req.param('name'))
    const type = c.req.path.endsWith('.css') ? 'text/css' : 'text/javascript'
    return body ? c.body(new Uint8Array(body), 200, { 'content-type': type }) : c.notFound()
  })
  const site = getRequestListener(digitalId.site.fetch)
  answer = (request, response) =>
    request.url?.startsWith(`${openidPath}/`)
      ? digitalId.openid.callback(request, response)
      : site(request, response)
  return { ...digitalId, origin, portal, service: await openService(digitalId.openid) }
}

export type ServedDigitalId = Awaited<ReturnType<typeof serveDigitalId>>

/** A service that only wants to know the same person again. */
async function openService(provider: Awaited<ReturnType<typeof openDigitalId>>['openid']) {
  const origin = await listen((_, response) => response.end('the service'))
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  await provider.registerService({
    id: 'bank',
    name: 'Банк',
    redirectUris: [`${origin}/back`],
    keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' }],
    scopes: ['openid', 'profile', 'iin'],
  })
  const ask = async () => {
    const client = await openid.discovery(
      new URL(provider.issuer),
      'bank',
      { id_token_signed_response_alg: 'ES256' },
      openid.PrivateKeyJwt({ key: privateKey, kid }),
      { execute: [openid.allowInsecureRequests] },
    )
    const verifier = openid.randomPKCECodeVerifier()
    const address = await openid.buildAuthorizationUrlWithPAR(client, {
      redirect_uri: `${origin}/back`,
      scope: 'openid profile iin',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const learn = async (back: URL) =>
      (
        await openid.authorizationCodeGrant(client, back, {
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
      ).claims()
    return { address, learn }
  }
  return { origin, ask }
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}
