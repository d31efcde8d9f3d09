import { expect, test } from 'vitest'
import { addPasskey, findSession, listSessions, offerPasskey, openSession } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { openPlainBrowser, softAuthenticator } from '#platform/testing'
import { someone } from '../../../../../modules/accounts/src/testing/people.ts'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'

/** A person who is signed in at Digital ID in this browser, and somewhere else. */
async function openSignedIn() {
  const digitalId = await serveDigitalId()
  const { database, keyring, clock } = digitalId.proofing
  const personId = await someone(database, keyring, clock)
  const session = { personId, program: 'digital-id', device: 'Chrome, Android', amr: ['face'] } as const
  const { token } = await openSession(database, clock, session)
  await openSession(database, clock, { ...session, program: 'portal', device: 'Safari, iPhone' })
  const browser = openPlainBrowser()
  const cookie = `senim_digital_id=${token}`
  const post = (path: string, fields: Record<string, string> = {}) =>
    browser.request(`${digitalId.origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: digitalId.origin, cookie },
    })
  return { ...digitalId, personId, token, browser, post }
}

/** The same, come in by a passkey at a service: the provider has a session of its own. */
async function openSignedInAtService() {
  const opened = await openSignedIn()
  const { origin, proofing, personId, browser, service } = opened
  const { database, keyring, clock } = proofing
  const site = { origin, name: 'Digital ID' }
  const device = softAuthenticator(origin)
  const made = device.make(await offerPasskey(database, clock, site, { personId, shownName: 'A' }))
  await addPasskey(database, keyring, clock, site, personId, made, { channel: 'digital-id' })
  const { address } = await service.ask()
  const { url } = await browser.visit(address)
  const send = async (path: string, body: unknown) => {
    const init = { method: 'POST', headers: { origin }, body: JSON.stringify(body) }
    return (await browser.request(`${url.href}${path}`, init)).json()
  }
  const { next } = await send('/passkey', device.use(await send('/passkey/options', {})))
  const consent = await browser.visit(new URL(next, origin))
  expect(consent.body).toContain('/allow')
  return opened
}

test.each([
  ['kk', 'Барлық жерден шығу'],
  ['ru', 'Выйти везде'],
  ['en', 'Sign out everywhere'],
])('the way out asks once and offers to sign out everywhere, in %s', async (language, words) => {
  const { origin, browser, faults } = await openSignedInAtService()
  await browser.visit(`${origin}/register?lang=${language}`)
  const { url, body } = await browser.visit(`${origin}/sign-out`)
  expect(url.pathname).toBe('/openid/session/end')
  expect(body).toContain(words)
  expect(body).toContain('action="/sign-out/everywhere"')
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const ended = await browser.request(`${origin}/sign-out`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  })
  const confirmed = await browser.request(new URL(ended.headers.get('location') ?? '', origin), {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  })
  expect(confirmed.headers.get('location')).toContain('/openid/session/end/success')
  expect(faults).toEqual([])
})

test('signing out here ends this session and hands the question on to the provider', async () => {
  const { post, proofing, token, personId } = await openSignedIn()
  const { database, clock } = proofing
  const answer = await post('/sign-out', { xsrf: 'x', logout: 'yes' })
  expect(answer.status).toBe(307)
  expect(answer.headers.get('location')).toBe('/openid/session/end/confirm')
  expect(await findSession(database, clock, 'digital-id', token)).toBeNull()
  expect(await listSessions(database, clock, personId)).toMatchObject([{ program: 'portal' }])
})

test('signing out everywhere ends every session of the person and stands in the history', async () => {
  const { post, origin, browser, proofing, personId } = await openSignedIn()
  const { database, clock } = proofing
  const answer = await post('/sign-out/everywhere')
  expect(answer.headers.get('location')).toBe('/sign-out/everywhere')
  expect(await listSessions(database, clock, personId)).toEqual([])
  expect(await listOperations(database, personId)).toMatchObject([{ operation: 'signed-out-everywhere' }])
  expect((await browser.visit(`${origin}/sign-out/everywhere?lang=en`)).body).toContain(
    'You are signed out everywhere',
  )
})

test('who is not known here any more finds the same button among their devices', async () => {
  const { origin, portal } = await serveDigitalId()
  const stranger = await openPlainBrowser().request(`${origin}/sign-out/everywhere`, {
    method: 'POST',
    headers: { origin },
  })
  expect(stranger.headers.get('location')).toBe(`${portal}/account/devices`)
})
