import { request as httpRequest } from 'node:http'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import * as openid from 'openid-client'
import { describe, expect, test } from 'vitest'
import { eraseAccount } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { listLooks } from '#modules/consents'
import { systemClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openPlainBrowser, openTestDatabase, testConfig } from '#platform/testing'
import { askWho, newcomer, openDigitalId, openService, signInAt } from './testing/digital-id.ts'

const { database, pool } = await openTestDatabase()
const grounds = { database, keyring: openKeyring(testConfig()), clock: systemClock }

describe('what the provider offers', () => {
  test('code and PKCE only, with PAR, DPoP, own keys of clients, and the issuer in every answer', async () => {
    const { origin, provider } = await openDigitalId(grounds)
    const found = await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).json()
    expect(found).toMatchObject({
      issuer: `${origin}/openid`,
      authorization_endpoint: `${origin}/openid/auth`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      subject_types_supported: ['pairwise', 'public'],
      dpop_signing_alg_values_supported: ['ES256'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
      pushed_authorization_request_endpoint: `${origin}/openid/request`,
      backchannel_logout_supported: true,
    })
    expect(found.claims_supported).toEqual(expect.arrayContaining(['sub', 'iin', 'birthdate', 'amr', 'acr']))
  })

  test('its addresses are its own, whatever host or proxy a caller pretends', async () => {
    const { origin } = await openDigitalId(grounds)
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const body = await rawGet(`${origin}/openid/.well-known/openid-configuration`, headers)
    expect(body).not.toContain('evil.example')
    expect(JSON.parse(body).token_endpoint).toBe(`${origin}/openid/token`)
  })

  test('its published keys hold no secret', async () => {
    const { provider } = await openDigitalId(grounds)
    const { keys } = await (await fetch(`${provider.issuer}/jwks`)).json()
    expect(keys).toMatchObject([{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' }])
    expect(keys[0]).not.toHaveProperty('d')
  })
})

describe('given a service and a person', () => {
  test('when the person signs in and agrees, then the service learns what was agreed to, and how they signed in', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    const person = await newcomer(grounds)
    const { tokens, claims, question, consent, back } = await signInAt(service, person.personId, {
      by: 'face',
    })

    expect(JSON.parse(question.body)).toMatchObject({
      asks: 'sign-in',
      client: { id: 'bank', name: 'Bank', ofThisHouse: false },
      wanted: ['names', 'iin', 'birth-date'],
      returnOrigin: service.origin,
      personId: null,
    })
    expect(JSON.parse(consent.body)).toMatchObject({ asks: 'consent', personId: person.personId })
    expect(back.url.searchParams.get('iss')).toBe(digitalId.provider.issuer)
    expect(claims).toMatchObject({
      amr: ['face', 'sms', 'mfa'],
      acr: 'urn:senim:acr:face',
      sid: expect.any(String),
    })
    expect(claims?.sub).not.toBe(person.personId)
    expect(claims).not.toHaveProperty('iin')

    const read = await openid.fetchUserInfo(service.client, tokens.access_token, claims?.sub ?? '')
    expect(read).toEqual({
      sub: claims?.sub,
      amr: undefined,
      name: 'Оспанова Айгерім',
      family_name: 'Оспанова',
      given_name: 'Айгерім',
      locale: 'kk',
      birthdate: '1998-02-27',
      iin: person.iin,
    })
    expect(await listLooks(database, grounds.keyring, person.iin)).toMatchObject([
      { by: 'service', asker: 'bank', attributes: ['names', 'iin', 'birth-date'], result: 'found' },
    ])
    expect((await listOperations(database, person.personId)).map(({ operation }) => operation)).toEqual([
      'consent-given',
      'signed-in',
    ])
    expect(digitalId.faults).toEqual([])
  })

  test('a scope that was not asked for brings no claim', async () => {
    const service = await openService(await openDigitalId(grounds), { scope: 'openid birthdate' })
    const { personId } = await newcomer(grounds)
    const { tokens, claims } = await signInAt(service, personId)
    const read = await openid.fetchUserInfo(service.client, tokens.access_token, claims?.sub ?? '')
    expect(Object.keys(read).sort()).toEqual(['birthdate', 'sub'])
  })

  test('two services know the same person by different subjects, each always by the same', async () => {
    const digitalId = await openDigitalId(grounds)
    const [bank, shop] = [await openService(digitalId), await openService({ ...digitalId }, { id: 'shop' })]
    const { personId } = await newcomer(grounds)
    const first = (await signInAt(bank, personId)).claims?.sub
    expect((await signInAt(bank, personId)).claims?.sub).toBe(first)
    expect((await signInAt(shop, personId)).claims?.sub).not.toBe(first)
    expect(first).toMatch(/^[\w-]{43}$/)
  })

  test('a key of its own binds the token: without it the token is worth nothing', async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId } = await newcomer(grounds)
    const dpop = openid.getDPoPHandle(service.client, await openid.randomDPoPKeyPair('ES256'))
    const { tokens, claims } = await signInAt(service, personId, { dpop })
    expect(tokens.token_type).toBe('dpop')
    const sub = claims?.sub ?? ''
    expect(
      await openid.fetchUserInfo(service.client, tokens.access_token, sub, { DPoP: dpop }),
    ).toMatchObject({
      sub,
    })
    await expect(openid.fetchUserInfo(service.client, tokens.access_token, sub)).rejects.toThrow()
  })

  test('the second time nothing is asked', async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId } = await newcomer(grounds)
    const { browser, claims } = await signInAt(service, personId)
    const { address, answer } = await askWho(service)
    const back = await browser.visit(address)
    expect(back.url.pathname).toBe('/back')
    expect((await answer(back.url)).claims()?.sub).toBe(claims?.sub)
  })

  test('a service may ask for a fresh sign-in: then the person says again who they are', async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId } = await newcomer(grounds)
    const { browser, claims } = await signInAt(service, personId)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    const { address, answer } = await askWho(service, { max_age: '1' })
    const question = await browser.visit(address)
    expect(JSON.parse(question.body)).toMatchObject({ asks: 'sign-in', personId })
    const back = await browser.submit(`${question.url.href}?step=finish&as=${personId}`, {})
    expect((await answer(back.url)).claims()?.sub).toBe(claims?.sub)
  })

  test('when somebody else says so at the same browser, the session of the one before ends', async () => {
    const service = await openService(await openDigitalId(grounds))
    const [one, other] = [await newcomer(grounds), await newcomer(grounds)]
    const { browser, tokens, claims } = await signInAt(service, one.personId)
    const { address, answer } = await askWho(service, { prompt: 'login' })
    const question = await browser.visit(address)
    const consent = await browser.submit(`${question.url.href}?step=finish&as=${other.personId}`, {})
    const back = await browser.submit(`${consent.url.href}?step=allow`, {})
    const after = await answer(back.url)
    expect(after.claims()?.sub).not.toBe(claims?.sub)
    const read = await openid.fetchUserInfo(service.client, after.access_token, after.claims()?.sub ?? '')
    expect(read.iin).toBe(other.iin)
    await expect(
      openid.fetchUserInfo(service.client, tokens.access_token, claims?.sub ?? ''),
    ).rejects.toThrow()
  })

  test('a restart of the provider changes nothing: sessions, tokens and keys are in the database', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    const { personId } = await newcomer(grounds)
    const { browser, tokens, claims } = await signInAt(service, personId)
    await digitalId.restart()
    const read = await openid.fetchUserInfo(service.client, tokens.access_token, claims?.sub ?? '')
    expect(read.sub).toBe(claims?.sub)
    expect((await browser.visit((await askWho(service)).address)).url.pathname).toBe('/back')
  })

  test('a person who turns back brings the service a refusal', async () => {
    const service = await openService(await openDigitalId(grounds))
    const browser = openPlainBrowser()
    const question = await browser.visit((await askWho(service)).address)
    const back = await browser.submit(`${question.url.href}?step=abort`, {})
    expect(back.url.pathname).toBe('/back')
    expect(back.url.searchParams.get('error')).toBe('access_denied')
  })

  test('an erased person cannot sign in, and their tokens are worth nothing', async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId, iin } = await newcomer(grounds)
    const { tokens, claims } = await signInAt(service, personId)
    await eraseAccount(database, grounds.keyring, grounds.clock, iin)
    const read = openid.fetchUserInfo(service.client, tokens.access_token, claims?.sub ?? '')
    await expect(read).rejects.toThrow()
    const browser = openPlainBrowser()
    const question = await browser.visit((await askWho(service)).address)
    const after = await browser.submit(`${question.url.href}?step=finish&as=${personId}`, {})
    expect(after.url.pathname).toMatch(/^\/sign-in\//)
  })
})

describe('what the provider refuses', () => {
  const authorize = async (
    service: Awaited<ReturnType<typeof openService>>,
    changes: Readonly<Record<string, string>>,
  ) => {
    const address = openid.buildAuthorizationUrl(service.client, {
      redirect_uri: service.redirectUri,
      scope: 'openid',
      state: 'of-the-service',
      code_challenge: await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier()),
      code_challenge_method: 'S256',
      ...changes,
    })
    for (const [name, value] of Object.entries(changes)) if (value === '') address.searchParams.delete(name)
    return openPlainBrowser().visit(address)
  }

  test.each([
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'id_token', nonce: 'n' }, 'unsupported_response_type'],
    ['a hybrid flow', { response_type: 'code id_token', nonce: 'n' }, 'unsupported_response_type'],
    ['a sign-in without asking where nobody is signed in', { prompt: 'none' }, 'login_required'],
  ])('%s', async (_, changes, error) => {
    const service = await openService(await openDigitalId(grounds))
    const { url } = await authorize(service, changes)
    const answer = new URLSearchParams(url.hash ? url.hash.slice(1) : url.search)
    expect([url.pathname, answer.get('error')]).toEqual(['/back', error])
  })

  test('an address that is not registered: the person stays here and reads an error page', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    const { url, response, body } = await authorize(service, { redirect_uri: 'http://evil.example/' })
    expect([url.origin, response.status, body]).toEqual([
      digitalId.origin,
      400,
      'error 400 invalid_redirect_uri',
    ])
  })

  test('a code that is used twice: the second time takes back what the first time gave', async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId } = await newcomer(grounds)
    const { address, answer } = await askWho(service)
    const browser = openPlainBrowser()
    const question = await browser.visit(address)
    const consent = await browser.submit(`${question.url.href}?step=finish&as=${personId}`, {})
    const back = await browser.submit(`${consent.url.href}?step=allow`, {})
    const tokens = await answer(back.url)
    await expect(answer(back.url)).rejects.toMatchObject({ error: 'invalid_grant' })
    const sub = tokens.claims()?.sub ?? ''
    await expect(openid.fetchUserInfo(service.client, tokens.access_token, sub)).rejects.toThrow()
  })

  test('a client with another key', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    await openService(digitalId)
    await expect(askWho(service)).rejects.toMatchObject({ error: 'invalid_client' })
  })

  test("another browser in the middle of somebody's sign-in", async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId } = await newcomer(grounds)
    const question = await openPlainBrowser().visit((await askWho(service)).address)
    const stranger = openPlainBrowser()
    expect((await stranger.visit(question.url)).response.status).toBe(410)
    const tried = await stranger.submit(`${question.url.href}?step=finish&as=${personId}`, {})
    expect(tried.response.status).toBe(410)
  })

  test('the portal for a service: only the holder of its key is the portal', async () => {
    const digitalId = await openDigitalId(grounds)
    const { privateKey } = await crypto.subtle
      .generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
      .then((pair) => pair as CryptoKeyPair)
    const thief = await openid.discovery(
      new URL(digitalId.provider.issuer),
      'portal',
      undefined,
      openid.PrivateKeyJwt(privateKey),
      { execute: [openid.allowInsecureRequests] },
    )
    const pushed = openid.buildAuthorizationUrlWithPAR(thief, {
      redirect_uri: 'http://localhost:1/sign-in/callback',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    await expect(pushed).rejects.toMatchObject({ error: 'invalid_client' })
  })
})

describe('signing out', () => {
  test('a service that shows the ID token of this session signs its person out without a question', async () => {
    const service = await openService(await openDigitalId(grounds))
    const { personId } = await newcomer(grounds)
    const { browser, tokens } = await signInAt(service, personId)
    const address = openid.buildEndSessionUrl(service.client, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${service.origin}/bye`,
      state: 'mine',
    })
    const { url } = await browser.visit(address)
    expect(url.href).toBe(`${service.origin}/bye?state=mine`)
    expect(JSON.parse((await browser.visit((await askWho(service)).address)).body)).toMatchObject({
      asks: 'sign-in',
    })
    await expect(
      openid.fetchUserInfo(service.client, tokens.access_token, tokens.claims()?.sub ?? ''),
    ).rejects.toThrow()
  })

  test('anybody else gets a question first, and only the answer to it counts', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    const { personId } = await newcomer(grounds)
    const { browser } = await signInAt(service, personId)
    const { body, response } = await browser.visit(`${digitalId.provider.issuer}/session/end`)
    const [, action = '', xsrf = ''] = /^sign out\? (\S+) (\S+)$/.exec(body) ?? []
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'")

    const forged = await browser.submit(action, { xsrf: 'guessed', logout: 'yes' })
    expect(forged.response.status).toBe(400)
    const { body: done } = await browser.submit(action, { xsrf, logout: 'yes' })
    expect(done).toBe('signed out')
    expect((await browser.visit((await askWho(service)).address)).url.pathname).toMatch(/^\/sign-in\//)
  })

  test('everywhere: every browser is signed out, every token void', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    const { personId } = await newcomer(grounds)
    const [phone, desk] = [await signInAt(service, personId), await signInAt(service, personId)]
    await digitalId.provider.signOutEverywhere({ personId, channel: 'portal', device: 'Chrome, Android' })
    for (const { browser, tokens, claims } of [phone, desk]) {
      expect((await browser.visit((await askWho(service)).address)).url.pathname).toMatch(/^\/sign-in\//)
      const read = openid.fetchUserInfo(service.client, tokens.access_token, claims?.sub ?? '')
      await expect(read).rejects.toThrow()
    }
    expect((await listOperations(database, personId))[0]).toMatchObject({
      operation: 'signed-out-everywhere',
      channel: 'portal',
    })
  })

  test('services inside our own network are not called, so that nobody can make us call it', async () => {
    const digitalId = await openDigitalId(grounds)
    const service = await openService(digitalId)
    const { personId } = await newcomer(grounds)
    await signInAt(service, personId)
    await digitalId.provider.signOutEverywhere({ personId, channel: 'portal' })
    expect(service.told).toEqual([])
  })
})

test('the database holds no code, no token and no cookie in the clear', async () => {
  const service = await openService(await openDigitalId(grounds))
  const { personId } = await newcomer(grounds)
  const { browser, tokens, back } = await signInAt(service, personId)
  const { rows } =
    await pool.query(`select encode(payload_sealed, 'escape') || encode(id_hash, 'escape') as dump
    from accounts.openid_artifacts`)
  const dump = rows.map((row) => row.dump).join()
  for (const secret of [
    tokens.access_token,
    back.url.searchParams.get('code'),
    browser.cookie('senim_openid'),
  ])
    expect(secret && dump.includes(secret)).toBe(false)
})

test('an ID token is short-lived and signed with the published key', async () => {
  const digitalId = await openDigitalId(grounds)
  const service = await openService(digitalId)
  const { personId } = await newcomer(grounds)
  const { tokens } = await signInAt(service, personId)
  const { iat = 0, exp = 0, iss, aud } = decodeJwt(tokens.id_token ?? '')
  expect([exp - iat, iss, aud]).toEqual([300, digitalId.provider.issuer, 'bank'])
  expect(tokens.expires_in).toBe(300)
  const { keys } = await (await fetch(`${digitalId.provider.issuer}/jwks`)).json()
  expect(decodeProtectedHeader(tokens.id_token ?? '').kid).toBe(keys[0].kid)
})

function rawGet(address: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
    })
    request.on('error', reject).end()
  })
}
