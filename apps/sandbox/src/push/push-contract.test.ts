import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import {
  connectPushServices,
  deliverPush,
  type PushAddress,
  pushAddressIn,
  pushIdentity,
  subscribeToPush,
  tellPerson,
} from '#modules/notifications'
import { systemClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { createSandboxApi } from '../api/sandbox-api.ts'
import { createSandboxPages } from '../sandbox-pages.tsx'
import { createSandboxState } from '../state/sandbox-state.ts'
import { newFolder, testKeyring } from '../testing/open-sandbox.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = systemClock
const phone = '+77020000147'
const contact = 'mailto:senim@example.kz'

/** The sandbox on a port: a push service is known by its origin. */
async function openPushService() {
  let answer = (_: Request): Response | Promise<Response> => new Response(null, { status: 503 })
  const server = createServer(getRequestListener((request) => answer(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const pace = { answerMs: 0, deliveryMs: 5, failureMs: 10 }
  const state = createSandboxState({ folder: newFolder(), keyring: testKeyring(), origin, pace })
  onTestFinished(state.close)
  const programs = { portal: origin, digitalId: origin, office: origin }
  const site = createSandboxPages(state, { origin, assetsFolder: null, programs, ncalayer: null })
  site.route('/', createSandboxApi(state))
  answer = (request) => site.fetch(request)
  const subscribe = async (applicationServerKey = pushIdentity(keyring).publicKey): Promise<PushAddress> => {
    const response = await fetch(`${origin}/api/push/browsers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone, applicationServerKey }),
    })
    return response.json()
  }
  const shown = async () => (await (await fetch(`${origin}/api/phones/${phone}/pushes`)).json()).pushes
  return { origin, state, subscribe, shown }
}

async function tellBy(address: PushAddress) {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  const expiresAt = new Date(clock.now().getTime() + 86_400_000)
  const device = { personId, sessionId: systemRandom.uuid(), address, language: 'kk' as const, expiresAt }
  await subscribeToPush(database, keyring, clock, device)
  const words = { kk: 'Өтініш', ru: 'Заявление', en: 'Application' }
  const { pushIds } = await tellPerson(database, keyring, clock, {
    ...{ personId, topic: 'application', title: words, body: words },
  })
  return pushIds[0] ?? ''
}

test('what we send is signed, encrypted to the browser alone, and shown on the phone in its language', async () => {
  const { origin, subscribe, shown } = await openPushService()
  const address = pushAddressIn(await subscribe(), origin)
  if (!address) throw new Error('The portal would not take this subscription.')
  const id = await tellBy(address)
  const gateway = connectPushServices(keyring, { contact })
  expect(await deliverPush(database, keyring, clock, gateway, id)).toBe('delivered')
  expect(await deliverPush(database, keyring, clock, gateway, id)).toBe('delivered')
  expect(await shown()).toMatchObject([
    { id, title: 'Senim', body: 'Өтінішіңіз бойынша жаңа хабар бар. Ашып қараңыз.' },
  ])
})

test('given an answer that is lost, when it is sent again, then it takes its own place on the screen', async () => {
  const { subscribe, shown } = await openPushService()
  const id = await tellBy(await subscribe())
  let calls = 0
  const losing = connectPushServices(keyring, {
    contact,
    fetch: async (...request) => {
      const response = await fetch(...request)
      calls += 1
      if (calls === 1) throw new TypeError('The answer is lost on its way.')
      return response
    },
  })
  expect(await deliverPush(database, keyring, clock, losing, id)).toBe('gateway-down')
  expect(await deliverPush(database, keyring, clock, losing, id)).toBe('delivered')
  expect(calls).toBe(2)
  expect(await shown()).toHaveLength(1)
})

test.each([
  ['failing', 'gateway-down'],
  ['wrong', 'failed'],
] as const)('a push service that is %s leaves a push %s', async (mode, standing) => {
  const { state, subscribe, shown } = await openPushService()
  const id = await tellBy(await subscribe())
  state.switches.set('push', mode)
  const gateway = connectPushServices(keyring, { contact })
  expect(await deliverPush(database, keyring, clock, gateway, id)).toBe(standing)
  expect(await shown()).toEqual([])
})

test('a subscription made for another installation takes nothing from this one', async () => {
  const { subscribe, shown } = await openPushService()
  const strange = openKeyring(testConfig({ pepper: Buffer.alloc(32, 9) }))
  const id = await tellBy(await subscribe(pushIdentity(strange).publicKey))
  const gateway = connectPushServices(keyring, { contact })
  expect(await deliverPush(database, keyring, clock, gateway, id)).toBe('failed')
  expect(await shown()).toEqual([])
})

test('the push service refuses what a real one would, and says why', async () => {
  const { origin, subscribe } = await openPushService()
  const [mine, other] = [await subscribe(), await subscribe()]
  const heard: { headers: Record<string, string>; body: BodyInit }[] = []
  const keeping = connectPushServices(keyring, {
    contact,
    fetch: async (_, init) => {
      heard.push({ headers: init?.headers as Record<string, string>, body: init?.body as BodyInit })
      return new Response(null, { status: 201 })
    },
  })
  await deliverPush(database, keyring, clock, keeping, await tellBy(mine))
  const [{ headers, body } = { headers: {}, body: '' }] = heard
  const authorization = headers.Authorization ?? ''
  const post = async (changes: Record<string, string | undefined>, to = mine.endpoint, sent = body) => {
    const wanted: [string, string | undefined][] = Object.entries({
      ...headers,
      'Content-Length': undefined,
      ...changes,
    })
    const kept = wanted.filter((pair): pair is [string, string] => pair[1] !== undefined)
    const response = await fetch(to, { method: 'POST', headers: kept, body: sent })
    return [response.status, response.status === 201 ? null : (await response.json()).code]
  }
  expect(await post({})).toEqual([201, null])
  expect(await post({ TTL: undefined })).toEqual([400, 'push-headers'])
  expect(await post({ Authorization: undefined })).toEqual([401, 'push-not-signed'])
  const [head, claims, signature] = authorization.split('.')
  const bent = Buffer.from(JSON.stringify({ aud: origin, exp: 9e9, sub: contact })).toString('base64url')
  expect(claims).not.toBe(bent)
  expect(await post({ Authorization: `${head}.${bent}.${signature}` })).toEqual([401, 'push-not-signed'])
  expect(await post({}, other.endpoint)).toEqual([400, 'push-not-opened'])
  expect(await post({}, mine.endpoint, 'plain words')).toEqual([400, 'push-not-opened'])
  expect(await post({}, `${origin}/push/nobody`)).toEqual([404, 'push-unknown'])
  expect(await post({}, mine.endpoint, 'x'.repeat(5000))).toEqual([413, 'too-large'])
})

test('only the sandbox’s own push service is believed besides those of browsers', async () => {
  const { origin, subscribe } = await openPushService()
  const address = await subscribe()
  expect(pushAddressIn(address, origin)).not.toBeNull()
  expect(pushAddressIn(address, null)).toBeNull()
  expect(pushAddressIn({ ...address, endpoint: `${origin}/api/people` }, origin)).toBeNull()
  expect(pushAddressIn({ ...address, endpoint: 'http://127.0.0.1:1/push/x' }, origin)).toBeNull()
})
