import { openFaceEngine } from '#modules/face'
import { connectVideo, createOpenChecks, type DocumentDoors } from '#modules/identity-proofing'
import { connectSmsGateway, deliverSms } from '#modules/notifications'
import { connectRegistries } from '#modules/registries'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openLimits } from '#platform/limits'
import { openTestDatabase, testConfig } from '#platform/testing'
import { openSigning } from '../../../../modules/signing/src/testing/open-signing.ts'
import { openSandbox, until } from '../../../sandbox/src/testing/open-sandbox.ts'
import { createDigitalId } from '../digital-id.tsx'
import { createOpenidProvider } from '../openid/index.ts'
import { drawOpenidPages } from '../openid-pages.tsx'
import { documentReading } from './document-reading.ts'

/** The Digital ID site with a database of its own and the sandbox in this process; inside a test. */
export async function openDigitalId(
  origin = 'http://localhost:3001',
  portal = 'http://localhost:3000',
  assetsFolder: string | null = null,
) {
  const { database } = await openTestDatabase()
  const sandbox = openSandbox()
  const clock = fixedClock('2026-11-22T05:00:00Z')
  const keyring = openKeyring(testConfig())
  const inProcess: typeof fetch = async (input, init) => sandbox.api.request(String(input), init)
  const address = (room: string) => ({ url: `http://sandbox/api/${room}`, token: null, fetch: inProcess })
  const sms = connectSmsGateway(address('sms'))
  const faults: unknown[] = []
  const proofing: DocumentDoors = {
    ...documentReading(clock),
    database,
    keyring,
    clock,
    random: systemRandom,
    limits: openLimits(database, keyring, clock),
    registries: connectRegistries(database, keyring, clock, address('registries')),
    sms,
    deliver: async ({ smsId }) => void (smsId && (await deliverSms(database, keyring, clock, sms, smsId))),
    video: connectVideo(openFaceEngine({ workers: 1 })),
    codeHost: new URL(origin).hostname,
    checks: createOpenChecks(clock),
    observe: (event) => {
      if (event.kind === 'failed-in-background') faults.push(event.error)
    },
  }
  const signing = openSigning(database, sandbox, clock)
  const frame = { portal, sandbox: 'http://localhost:3010', asset: (name: string) => `/assets/${name}` }
  const openid = await createOpenidProvider({
    database,
    keyring,
    clock,
    digitalIdOrigin: origin,
    portalOrigin: portal,
    pages: drawOpenidPages(frame),
    limits: proofing.limits,
    trustedProxies: [],
    onFault: (fault) => faults.push(fault),
  })
  const site = createDigitalId({
    ...frame,
    origin,
    office: 'http://localhost:3002',
    openid,
    https: false,
    assetsFolder,
    database,
    keyring,
    clock,
    limits: proofing.limits,
    proofing,
    signing: { ...signing.room, authority: signing.authority, proofing, deliver: proofing.deliver },
    ncalayer: 'wss://127.0.0.1:13579',
    egovMobile: { link: 'http://localhost:3010/egov-mobile?link=', bin: '160440007161' },
    trustedProxies: [],
    observe: ({ fault }) => {
      if (fault) faults.push(fault)
    },
  })
  return {
    site,
    clock,
    sandbox,
    proofing,
    signing,
    newestCode: (phone: string) => newestCodeOf(sandbox, phone),
    faults,
    openid,
    openBrowser: () => browserOn(site, origin),
  }
}

async function newestCodeOf({ ask }: ReturnType<typeof openSandbox>, phone: string): Promise<string> {
  const texts = await until(
    async () => {
      const { body } = await ask('GET', `/api/phones/${encodeURIComponent(phone)}/messages`)
      return body.messages.map(({ text }: { text: string }) => text) as string[]
    },
    ({ length }) => length > 0,
  )
  return /\d{6}/.exec(texts[0] ?? '')?.[0] ?? ''
}

/** A browser without script: it keeps cookies, follows redirects and posts forms. */
function browserOn(site: Awaited<ReturnType<typeof createDigitalId>>, origin: string) {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { origin, cookie, ...(init.headers as Record<string, string>) }
    const response = await site.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
  const follow = async (response: Response, path: string) => {
    let [at, answer] = [path, response]
    for (let hops = 0; hops < 6 && answer.headers.has('location'); hops++) {
      at = answer.headers.get('location') ?? ''
      answer = await ask(at)
    }
    return { path: at, status: answer.status, html: await answer.text(), headers: answer.headers }
  }
  return {
    cookies,
    ask,
    open: async (path: string) => follow(await ask(path), path),
    post: async (path: string, fields: Readonly<Record<string, string>> = {}) =>
      follow(
        await ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields).toString(),
        }),
        path,
      ),
  }
}
