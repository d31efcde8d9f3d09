import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import * as openid from 'openid-client'
import { onTestFinished } from 'vitest'
import { createAccount } from '#modules/accounts'
import type { Clock } from '#platform/clock'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { openLimits } from '#platform/limits'
import { openPlainBrowser, type PlainBrowser } from '#platform/testing'
import { createOpenidProvider, type OpenidProvider, openidPath, type SignInMethod } from '../index.ts'

export type Grounds = { readonly database: Database; readonly keyring: Keyring; readonly clock: Clock }

/** A server on this machine for one test. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

const pages = {
  signOut: ({ action, xsrf }: { readonly action: string; readonly xsrf: string }) =>
    `sign out? ${action} ${xsrf}`,
  signedOut: () => 'signed out',
  error: ({ error, status }: { readonly error: string; readonly status: number }) =>
    `error ${status} ${error}`,
}

/** Digital ID with its real provider, and in place of its pages a form that says who signs in. */
export async function openDigitalId(
  grounds: Grounds,
  portalOrigin = 'http://localhost:1',
  limits = openLimits(grounds.database, grounds.keyring, grounds.clock),
) {
  let provider: OpenidProvider | null = null
  const faults: unknown[] = []
  const origin = await listen((request, response) => {
    if (!provider) return response.writeHead(503).end()
    if (request.url?.startsWith(`${openidPath}/`)) return provider.callback(request, response)
    return answerSignInPage(provider, request, response)
  })
  const start = async () => {
    provider = await createOpenidProvider({
      ...grounds,
      digitalIdOrigin: origin,
      portalOrigin,
      pages,
      limits,
      trustedProxies: ['127.0.0.1', '::1'],
      onFault: (fault) => faults.push(fault),
    })
    return provider
  }
  return { origin, provider: await start(), restart: start, faults }
}

async function answerSignInPage(
  provider: OpenidProvider,
  request: Parameters<RequestListener>[0],
  response: Parameters<RequestListener>[1],
) {
  const exchange = { request, response }
  const { searchParams } = new URL(request.url ?? '', 'http://here')
  const personId = searchParams.get('as')
  const method = (searchParams.get('by') ?? 'passkey') as SignInMethod
  const steps = {
    GET: async () => null,
    'POST finish': () => provider.finishSignIn(exchange, { personId: personId ?? '', method }),
    'POST allow': () => provider.allowService(exchange),
    'POST abort': () => provider.abortSignIn(exchange),
  }
  const name = request.method === 'GET' ? 'GET' : (`POST ${searchParams.get('step')}` as 'POST finish')
  const returnTo = await steps[name]()
  if (returnTo) return response.writeHead(303, { location: returnTo }).end()
  const interaction = await provider.interactionOf(exchange)
  return response.writeHead(interaction ? 200 : 410).end(JSON.stringify(interaction))
}

/** Somebody else's service: a client with its own key, and an address that people come back to. */
export async function openService(
  digitalId: Awaited<ReturnType<typeof openDigitalId>>,
  { id = 'bank', scope = 'openid profile iin birthdate' } = {},
) {
  const told: string[] = []
  const origin = await listen((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url === '/back-channel') told.push(Buffer.concat(chunks).toString())
      response.end('the service')
    })
  })
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  await digitalId.provider.registerService({
    id,
    name: 'Bank',
    redirectUris: [`${origin}/back`],
    postLogoutRedirectUris: [`${origin}/bye`],
    backChannelLogoutUri: `${origin}/back-channel`,
    keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' }],
    scopes: ['openid', 'profile', 'birthdate', 'iin', 'phone'],
  })
  const client = await openid.discovery(
    new URL(digitalId.provider.issuer),
    id,
    { id_token_signed_response_alg: 'ES256' },
    openid.PrivateKeyJwt({ key: privateKey, kid }),
    { execute: [openid.allowInsecureRequests] },
  )
  return { origin, client, told, scope, redirectUri: `${origin}/back` }
}

type Service = Awaited<ReturnType<typeof openService>>

/** Everything a careful client does to ask who somebody is: PAR, PKCE, state, nonce. */
export async function askWho(service: Service, extra: Readonly<Record<string, string>> = {}) {
  const [state, nonce, verifier] = [
    openid.randomState(),
    openid.randomNonce(),
    openid.randomPKCECodeVerifier(),
  ]
  const address = await openid.buildAuthorizationUrlWithPAR(service.client, {
    redirect_uri: service.redirectUri,
    scope: service.scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  })
  const answer = (url: URL, options?: openid.DPoPOptions) =>
    openid.authorizationCodeGrant(
      service.client,
      url,
      { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      undefined,
      options,
    )
  return { address, answer }
}

/** A person signs in at a service for the first time: says who they are, and agrees. Returns the tokens. */
export async function signInAt(
  service: Service,
  personId: string,
  { browser = openPlainBrowser(), by = 'passkey' as SignInMethod, dpop }: SignInOptions = {},
) {
  const { address, answer } = await askWho(service)
  const question = await browser.visit(address)
  const consent = await browser.submit(`${question.url.href}?step=finish&as=${personId}&by=${by}`, {})
  const back = await browser.submit(`${consent.url.href}?step=allow`, {})
  const tokens = await answer(back.url, dpop ? { DPoP: dpop } : undefined)
  return { browser, tokens, claims: tokens.claims(), question, consent, back }
}

type SignInOptions = {
  readonly browser?: PlainBrowser
  readonly by?: SignInMethod
  readonly dpop?: openid.DPoPHandle
}

/** A person with a Digital ID. */
export async function newcomer({ database, keyring, clock }: Grounds) {
  const digits = String(systemRandom.below(10 ** 10)).padStart(10, '0')
  const account = {
    personId: systemRandom.uuid(),
    iin: `98${digits}`,
    phone: `+7${digits}`,
    names: { surname: 'Оспанова', name: 'Айгерім', latinSurname: 'Ospanova', latinName: 'Aigerim' },
    birthDate: '1998-02-27',
    sex: 'female',
    status: 'citizen',
    documents: [],
    language: 'kk',
  } as const
  await createAccount(database, keyring, clock, account)
  return account
}
